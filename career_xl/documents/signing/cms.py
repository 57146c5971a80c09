"""CMS signatures as data: reading them from DER, PEM or Base64, taking those of several signers apart."""

import base64
import binascii
import re

from asn1crypto import cms, core, pem, x509

_PACKED = re.compile(rb"[A-Za-z0-9+/=\s]+")

_VERSIONS, _SIGNER_VERSIONS = {"v1", "v3", "v4", "v5"}, {"v1", "v3"}

KNOWN_DIGESTS = {"sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"}
"""What the libraries can compute; ГОСТ Р 34.11 is not among them."""


def cms_of(contents: bytes) -> cms.ContentInfo:
    """The signature in a file, whichever way it is written; ValueError when it is none."""
    der = contents
    if pem.detect(contents):
        der = pem.unarmor(contents)[2]
    elif _PACKED.fullmatch(contents.strip().removeprefix(b"\xef\xbb\xbf")):
        try:
            der = base64.b64decode(b"".join(contents.split()).removeprefix(b"\xef\xbb\xbf"), validate=True)
        except binascii.Error as error:
            raise ValueError("not Base64") from error
    return checked_cms(der)


def checked_cms(der: bytes) -> cms.ContentInfo:
    """The signature in DER, with nothing but zeros after it; ValueError when it is none or has no signer.

    The wrapping is not signed itself, so it is held to the letter here: not one byte of it may be changed unseen.
    """
    try:
        # BER of indefinite length, as some programs write it, has its end only inside: it is taken as it is.
        info = cms.ContentInfo.load(der)
        length = len(info.dump())
        if der[length:].strip(b"\x00"):
            raise ValueError("data after the signature")
        if info["content_type"].native != "signed_data" or len(info["content"]["signer_infos"]) == 0:
            raise ValueError("no signed data")
        _refuse_gap(info)
        _refuse_contradiction(info["content"])
    except (TypeError, LookupError, AttributeError) as error:
        raise ValueError("not a CMS signature") from error
    return info


def _refuse_gap(info: cms.ContentInfo) -> None:
    """ValueError when the outer lengths claim more than what stands inside."""
    parts = len(info["content_type"].dump()) + len(info["content"].dump())
    if len(info.contents) != parts:
        raise ValueError("lengths that do not agree")


def _refuse_contradiction(data: cms.SignedData) -> None:
    """ValueError when the head of the signature says other than its signers do."""
    digests = {_named_digest(each) for each in data["digest_algorithms"]}
    for signer in data["signer_infos"]:
        _ = signer.native
        if _named_digest(signer["digest_algorithm"]) not in digests:
            raise ValueError("a digest that is not announced")
        if signer["version"].native not in _SIGNER_VERSIONS:
            raise ValueError("an unknown version of a signer")
    if data["version"].native not in _VERSIONS:
        raise ValueError("an unknown version")


def _named_digest(algorithm: cms.DigestAlgorithm) -> tuple[bytes, bytes]:
    """The algorithm with its parameters, for which «none» may be written or left out."""
    return algorithm["algorithm"].dump(), algorithm["parameters"].dump() or core.Null().dump()


def single_signers(info: cms.ContentInfo) -> list[cms.SignedData]:
    """One signed-data object per signer, each with all certificates: a file may be signed by several people."""
    whole = info["content"]
    if len(whole["signer_infos"]) == 1:
        return [whole]
    singles = []
    for signer in whole["signer_infos"]:
        single = cms.SignedData.load(whole.untag().dump() if whole.explicit else whole.dump())
        single["signer_infos"] = cms.SignerInfos([signer])
        singles.append(single)
    return singles


def uses_known_algorithms(data: cms.SignedData) -> bool:
    """Whether the libraries can check the first signer's signature at all."""
    signer = data["signer_infos"][0]
    if signer["digest_algorithm"]["algorithm"].native not in KNOWN_DIGESTS:
        return False
    try:
        return bool(signer["signature_algorithm"].signature_algo)
    except ValueError:
        return False


def signer_certificate(data: cms.SignedData) -> x509.Certificate | None:
    """The certificate that the first signer names, among those in the signature; None where it is not there."""
    sid = data["signer_infos"][0]["sid"]
    for choice in data["certificates"]:
        if choice.name != "certificate":
            continue
        certificate = choice.chosen
        if sid.name == "issuer_and_serial_number":
            named = sid.chosen
            if (
                named["serial_number"].native == certificate.serial_number
                and named["issuer"].dump() == certificate.issuer.dump()
            ):
                return certificate
        elif certificate.key_identifier == sid.native:
            return certificate
    return None


def attached_content(data: cms.SignedData) -> bytes | None:
    """The signed file where the signature holds it itself; None for a detached one."""
    content = data["encap_content_info"]["content"]
    if content is core.VOID or isinstance(content, core.Void):
        return None
    return bytes(content)
