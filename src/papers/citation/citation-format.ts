/** The formats that `Paper.citation` can be asked for. */
export enum CitationFormat {
  BIBTEX = 'BIBTEX',
  RIS = 'RIS',
  CSL_JSON = 'CSL_JSON',
  APA = 'APA',
}
