"""Documents to sign, made once: the real ones, from the demo workbook through LibreOffice."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from career_xl.contingent import count_contingent
from career_xl.documents.files import write_contingent_files, write_plan_files
from career_xl.documents.registry import Registry
from career_xl.documents.signing.checking import Check
from career_xl.documents.signing.keys import open_pkcs12
from career_xl.documents.signing.sign_pdf import sign_pdf
from career_xl.documents.signing.trust import Trust, read_trust
from career_xl.tables.observation import observe
from career_xl.tables.reader import read_workbook
from tests.cli import conftest as cli
from tests.docs.readme import ROOT
from tests.signing import pki

career_xl = cli.career_xl
"""The fixture that runs a command."""


@pytest.fixture(scope="session")
def papers(tmp_path_factory) -> Path:
    """A folder with contingent.pdf and plan.pdf of the demo workbook."""
    folder = tmp_path_factory.mktemp("papers")
    observation = observe(read_workbook(ROOT / "workbooks" / "monitoring_demo.xlsx"))
    registry = Registry(folder)
    write_contingent_files(observation, count_contingent(observation, 2025), registry, None, folder / "contingent.pdf")
    write_plan_files(observation, registry, None, folder / "plan.pdf")
    return folder


@pytest.fixture
def contingent_pdf(papers, tmp_path) -> Path:
    return Path(shutil.copyfile(papers / "contingent.pdf", tmp_path / "contingent.pdf"))


@pytest.fixture
def plan_pdf(papers, tmp_path) -> Path:
    return Path(shutil.copyfile(papers / "plan.pdf", tmp_path / "plan.pdf"))


@pytest.fixture(scope="session")
def authority() -> pki.Holder:
    return pki.authority()


@pytest.fixture(scope="session")
def director(authority) -> pki.Holder:
    return pki.person(pki.DIRECTOR, authority)


@pytest.fixture(scope="session")
def officer(authority) -> pki.Holder:
    return pki.person(pki.OFFICER, authority, serial=0xAB12CD34EF)


@pytest.fixture
def signed(tmp_path) -> Callable[..., Path]:
    """Signs a PDF with each holder in turn: `signed(pdf, officer, director)`."""

    def sign(pdf: Path, *holders: pki.Holder, **options) -> Path:
        for number, holder in enumerate(holders, start=1):
            key = open_pkcs12(holder.pfx(tmp_path / f"key{number}.pfx"), pki.PASSWORD)
            target = tmp_path / f"{pdf.stem}-{number}.pdf"
            sign_pdf(pdf, key, target, pki.NOW, **options)
            pdf = target
        return pdf

    return sign


@pytest.fixture
def check(authority, tmp_path) -> Check:
    """Trusts the throw-away authority and nobody else, on the day of the frozen clock."""
    named = read_trust([authority.cer(tmp_path / "authority.cer")], tmp_path / "no settings").named
    return Check(Trust(named, with_system=False), pki.NOW)
