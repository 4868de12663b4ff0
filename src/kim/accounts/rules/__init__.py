"""Pure rules of the accounts: roles, which of them go together, invitations, what is kept of a lost form."""
