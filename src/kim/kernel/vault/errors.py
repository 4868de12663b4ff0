"""What can be wrong with a stored file, said apart: the remedy differs."""


class VaultTrouble(Exception):
    """A stored file cannot be given out. `name` is its random name."""

    def __init__(self, name: str, detail: str = "") -> None:
        super().__init__(f"{name} {detail}".strip())
        self.name = name


class FileGone(VaultTrouble):
    """The file is not in the folder: it was lost, or the folder is another one."""


class Damaged(VaultTrouble):
    """The file was changed, cut off or exchanged since it was sealed."""


class KeyMissing(VaultTrouble):
    """The file names a key that is not on the ring. Nobody can read it until that key is back."""

    def __init__(self, name: str, key_id: str) -> None:
        super().__init__(name, f"needs the key {key_id!r}")
        self.key_id = key_id
