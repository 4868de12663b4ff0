"""Privacy (Datenschutz): the desk of the data-protection officer, looking across contexts.

Words: the *read log* says who looked at which case number, when and through which door; the *audit* says what kind of
row was changed by whom and why; a *seal* closes audit rows against later change.

Promises: no content of a case, no name of a client, no search word is shown here. The desk reads registries and logs
of the kernel, never the tables of casework.
"""
