from kim.directory.models.correction import Correction
from kim.directory.models.holder_request import HolderRequest
from kim.directory.models.promise import PromisedTime
from kim.directory.models.scheme import SupportScheme
from kim.directory.models.service import Service

__all__ = ["Correction", "HolderRequest", "PromisedTime", "Service", "SupportScheme"]
