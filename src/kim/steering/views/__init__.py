"""Pages of steering: fetch through the policy, bind the form, call one action, answer."""
