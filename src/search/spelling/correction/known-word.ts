/** A well-known word of the dictionary, as corrections weigh it. */
export interface KnownWord {
  word: string;
  /** Papers that hold it in their title or abstract. */
  paperCount: number;
  /** Papers with an author of whose name it is a part. */
  nameCount: number;
}
