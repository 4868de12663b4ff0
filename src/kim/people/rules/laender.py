"""The Land of a municipality, from the first two digits of its official key (Amtlicher Gemeindeschlüssel)."""

_LAENDER = {
    "01": "SH", "02": "HH", "03": "NI", "04": "HB", "05": "NRW", "06": "HE", "07": "RP", "08": "BW",
    "09": "BY", "10": "SL", "11": "BE", "12": "BB", "13": "MV", "14": "SN", "15": "ST", "16": "TH",
}  # fmt: skip


def land_of(official_key: str) -> str:
    """Two or three letters; empty for a key that begins otherwise."""
    return _LAENDER.get(official_key[:2], "")
