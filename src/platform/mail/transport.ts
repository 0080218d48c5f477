/** A mail on its way: the bytes, and what the transport must know of them. */
export interface Message {
  /** See messageName. */
  readonly name: string;
  readonly recipient: string;
  /** The address that bounces go to, which is not that of the From header: it holds a token that names the mail. */
  readonly sender: string;
  /** Headers and body as RFC 5322 has them: the same bytes at each try. */
  readonly bytes: Buffer;
}

/** What became of a message. What the other side refuses is an outcome; only a fault of ours is thrown. */
export type Receipt =
  | { readonly kind: 'accepted'; readonly reply: string }
  /** Later it may go: this was a try. */
  | {
      readonly kind: 'deferred';
      readonly reply: string;
      /** Of the server's reply, such as 451. */
      readonly code?: number;
      /** All of it was handed over, and the connection lost before the answer: it may have been taken. */
      readonly answerLost?: true;
    }
  /** It never will. */
  | { readonly kind: 'refused'; readonly reply: string; readonly code?: number }
  /** Nobody could be asked, about this message or any other: no try, and others need not ask before that time either. */
  | { readonly kind: 'unavailable'; readonly reply: string; readonly retryAfterMillis: number }
  /** A rate of ours holds this message back, and perhaps no other: no try, and its turn comes after that time. */
  | { readonly kind: 'postponed'; readonly reply: string; readonly retryAfterMillis: number };

/** The last step of a mail's way. All before it is the same whichever it is. */
export interface Transport {
  /**
   * Hands a message over. One that comes again after a crash bears the same name. `isCalledOff` is asked as late as can
   * be, the last time when the other side is ready for the message itself: from then on it can arrive.
   */
  send(message: Message, isCalledOff?: () => boolean): Promise<Receipt>;
  /** Forgets what it still holds of these messages; what has left cannot be called back. Again, it changes nothing. */
  forget(names: readonly string[]): Promise<void>;
  /** Forgets what it holds of messages whose names are of before an instant, where it holds any, as captured ones. */
  forgetBefore?(instant: Date): Promise<void>;
  /** Lets go of connections, where it holds any. Nothing is sent afterwards. */
  close?(): Promise<void>;
}
