import { CitablePaper } from './citable-paper';
import { CitationFormat } from './citation-format';
import { describeReference } from './reference';
import { writeApa } from './write-apa';
import { writeBibtex } from './write-bibtex';
import { writeCslJson } from './write-csl-json';
import { writeRis } from './write-ris';

/** Writes one paper as a citation in the format asked for; any text gives a well-formed citation. */
export function cite(paper: CitablePaper, format: CitationFormat): string {
  const reference = describeReference(paper);
  switch (format) {
    case CitationFormat.BIBTEX:
      return writeBibtex(reference);
    case CitationFormat.RIS:
      return writeRis(reference);
    case CitationFormat.CSL_JSON:
      return writeCslJson(reference);
    case CitationFormat.APA:
      return writeApa(reference);
  }
}
