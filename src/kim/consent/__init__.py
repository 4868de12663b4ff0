"""Einwilligung: on what basis somebody's data are held, and with whom they may be shared.

What it is for: the legal basis (statute or consent), consents and releases from secrecy by purpose,
recipient, data areas and period; their withdrawal.

Its words: *Legal basis* (Rechtsgrundlage), *Consent* (Einwilligung), *Release from secrecy*
(Schweigepflichtentbindung), *Withdrawal* (Widerruf), *Notice* (Information nach Art. 13 DSGVO).

Its promises: advice never depends on consent; each sharing has its own consent or named statute;
withdrawal works from the day it is declared and does not undo what was lawful before; knows no case.
"""
