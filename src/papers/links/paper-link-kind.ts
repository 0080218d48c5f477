/** What a link of a paper leads to. */
export enum PaperLinkKind {
  CODE = 'CODE',
  PROJECT = 'PROJECT',
  MODEL = 'MODEL',
  DATASET = 'DATASET',
  DEMO = 'DEMO',
  OTHER = 'OTHER',
}
