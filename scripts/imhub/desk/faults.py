"""Which translations of a language have errors, so that nobody may sign for them."""

from imhub.catalog import INTERFACE, Catalog, Entry
from imhub.desk.hub import Desk
from imhub.desk.workbook import Workbook
from imhub.proof import Reader, faults, interface_faults, open_proof


def faulty_ids(desk: Desk, book: Workbook) -> frozenset[str]:
    """Ids of the texts of *book* whose translations have errors."""
    units = {unit.text: unit for unit in desk.units if unit.section != INTERFACE}
    proof, _ = open_proof(desk.root, desk.site, units, (desk.source, book.language), Reader())
    pages = [text for text in book.texts if text.unit.section != INTERFACE]
    interface = [text for text in book.texts if text.unit.section == INTERFACE]
    catalog = Catalog(
        tuple(
            Entry(t.entry.text, t.entry.translation, t.unit.section, notes=t.entry.notes)
            for t in pages
            if t.state.is_translated
        )
    )
    wrong = faults(catalog, proof)
    wrong_interface = interface_faults((text.entry for text in interface), proof)
    found = [text.id for text in pages if text.entry.text in wrong]
    found += [text.id for text in interface if text.entry.text in wrong_interface]
    return frozenset(found)
