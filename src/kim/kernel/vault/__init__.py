"""The vault: files of clients, encrypted on disk under random names, outside everything that a web server serves.

`ring` has the keys, `sealing` the format of one file, `store` the folder, `books` what should lie in it, `keeping` what
contexts call, `housekeeping` rotation and the search for what belongs to nothing.
"""
