from kim.referrals.models.content import PacketChange, PacketContent, PacketFile
from kim.referrals.models.link import PacketLink, PacketLinkUse
from kim.referrals.models.packet import Packet
from kim.referrals.models.trusted import TrustedPerson

__all__ = ["Packet", "PacketChange", "PacketContent", "PacketFile", "PacketLink", "PacketLinkUse", "TrustedPerson"]
