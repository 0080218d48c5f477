/** A mail on its way: the bytes, and what the transport must know of them. */
export interface Message {
  /** See messageName. */
  readonly name: string;
  readonly recipient: string;
  /** Headers and body as RFC 5322 has them: the same bytes at each try. */
  readonly bytes: Buffer;
}

/** What became of a message. What the other side refuses is an outcome; only a fault of ours is thrown. */
export type Receipt =
  | { readonly kind: 'accepted'; readonly reply: string }
  /** Later it may go. */
  | { readonly kind: 'deferred'; readonly reply: string }
  /** It never will. */
  | { readonly kind: 'refused'; readonly reply: string };

/** The last step of a mail's way. All before it is the same whichever it is. */
export interface Transport {
  /** Hands a message over. One that comes again after a crash bears the same name. */
  send(message: Message): Promise<Receipt>;
  /** Forgets what it still holds of these messages; what has left cannot be called back. Again, it changes nothing. */
  forget(names: readonly string[]): Promise<void>;
}
