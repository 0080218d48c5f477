/** A sort of mail, such as a confirmation: who leaves it and who renders it know each other by this alone. */
export interface MailKind<Data extends object> {
  /** What the outbox calls it. A mail that waits while a release renames its kind is never sent. */
  readonly name: string;
  /** Reads what the outbox kept, as JSON. Throws where that is no data of this kind. */
  parse(data: unknown): Data;
  /** Makes the mail of it: pure, so that a mail that is rendered twice is the same twice. */
  render(data: Data, letterhead: Letterhead): MailContent;
}

/** What is the same in every mail of an installation. */
export interface Letterhead {
  /** Base of every link, without a slash at its end. */
  readonly publicUrl: string;
  /** The law wants it in each. */
  readonly postalAddress: string;
}

/** A mail as it is to be read. */
export interface MailContent<Text = string> {
  readonly subject: string;
  readonly html: Text;
  /** The same content for those who read text. */
  readonly text: Text;
  /** Beside those that every mail has (From, To, Subject, Date, Message-ID). */
  readonly headers: Readonly<Record<string, string>>;
}
