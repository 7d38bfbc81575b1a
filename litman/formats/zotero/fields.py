"""Zotero's fields and creators as CSL has them. Source: Zotero schema, "csl" mappings."""

from __future__ import annotations

# Zotero's field → variable of a work; the first that says something counts.
TEXTS: dict[str, str] = {
    "title": "title",
    "caseName": "title",
    "nameOfAct": "title",
    "subject": "title",
    "shortTitle": "title_short",
    "publicationTitle": "container_title",
    "bookTitle": "container_title",
    "proceedingsTitle": "container_title",
    "encyclopediaTitle": "container_title",
    "dictionaryTitle": "container_title",
    "websiteTitle": "container_title",
    "blogTitle": "container_title",
    "forumTitle": "container_title",
    "programTitle": "container_title",
    "reporter": "container_title",
    "code": "container_title",
    "journalAbbreviation": "container_title_short",
    "series": "collection_title",
    "seriesTitle": "collection_title",
    "seriesNumber": "collection_number",
    "volume": "volume",
    "codeNumber": "volume",
    "reporterVolume": "volume",
    "numberOfVolumes": "number_of_volumes",
    "issue": "issue",
    "pages": "page",
    "firstPage": "page",
    "codePages": "page",
    "numPages": "number_of_pages",
    "edition": "edition",
    "section": "section",
    "versionNumber": "version",
    "version": "version",
    "number": "number",
    "reportNumber": "number",
    "patentNumber": "number",
    "billNumber": "number",
    "publicLawNumber": "number",
    "docketNumber": "number",
    "documentNumber": "number",
    "episodeNumber": "number",
    "archiveID": "number",
    "identifier": "number",
    "publisher": "publisher",
    "institution": "publisher",
    "university": "publisher",
    "studio": "publisher",
    "label": "publisher",
    "network": "publisher",
    "distributor": "publisher",
    "company": "publisher",
    "court": "publisher",
    "legislativeBody": "publisher",
    "issuingAuthority": "publisher",
    "repository": "publisher",
    "organization": "publisher",
    "place": "publisher_place",
    "conferenceName": "event_title",
    "meetingName": "event_title",
    "type": "genre",
    "reportType": "genre",
    "thesisType": "genre",
    "genre": "genre",
    "websiteType": "genre",
    "postType": "genre",
    "presentationType": "genre",
    "manuscriptType": "genre",
    "letterType": "genre",
    "mapType": "genre",
    "medium": "medium",
    "interviewMedium": "medium",
    "artworkMedium": "medium",
    "audioRecordingFormat": "medium",
    "videoRecordingFormat": "medium",
    "audioFileType": "medium",
    "system": "medium",
    "language": "language",
    "abstractNote": "abstract",
    "archive": "archive",
    "archiveLocation": "archive_location",
    "libraryCatalog": "source",
    "DOI": "DOI",
    "url": "URL",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
}
DATES: dict[str, str] = {
    "date": "issued",
    "dateEnacted": "issued",
    "dateDecided": "issued",
    "issueDate": "issued",
    "filingDate": "submitted",
    "accessDate": "accessed",
    "originalDate": "original_date",
}
_AUTHORS = (
    "author artist attorneyAgent cartographer composer contributorAuthor interviewee inventor performer podcaster "
    "presenter programmer scriptwriter sponsor creator"
)
# What Zotero notes for itself, and what is looked at elsewhere.
BOOKKEEPING = frozenset(
    "accessDate citationKey citation-key citekey collections creators dateAdded dateModified extra id notes itemID "
    "itemKey itemType key libraryID multi parentItem relations select tags uri uris version".split()
)
CREATORS: dict[str, str] = {
    **dict.fromkeys(_AUTHORS.split(), "author"),
    "editor": "editor",
    "translator": "translator",
    "bookAuthor": "container_author",
    "seriesEditor": "collection_editor",
    "director": "director",
    "recipient": "recipient",
}


def texts_of_type(item_type: str) -> dict[str, str]:
    """Return what fields mean in items of this type only."""
    return {"place": "event_place"} if item_type == "presentation" else {}
