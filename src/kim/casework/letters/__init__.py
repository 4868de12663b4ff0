"""Letters: wording as versioned data, one sheet made from it, and the sheet as PDF, as Word document and as preview.

`data/<letter>-<version>/` has the structure (`letter.yaml`) and the words, one file a language; German binds.
`catalogue` reads it, `sheet` puts words and values together, `fill` knows which values a letter needs, `printing`
makes the files.
"""
