import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from '../../config/smtp-server';
import type { Message } from '../transport';
import { MessageStream } from './message-stream';
import { type ConnectionError, connectionOptions, readError } from './smtp-connection';
import { type SmtpFailure, smtpFailure, type SmtpOutcome, type SmtpStage, tidyReply } from './smtp-outcome';
import type { SmtpTiming } from './smtp-timing';

const resetMillis = 10_000;
const farewellMillis = 1_000;

/** A connection to the server that may send: greeted, encrypted and logged in. Nothing here throws. */
export class SmtpSession {
  /** Messages that went over it, whatever became of them. */
  messages = 0;
  private error: ConnectionError | null = null;
  private timer: NodeJS.Timeout | undefined;
  private onLoss = (): void => {};

  private constructor(
    private readonly connection: SMTPConnection,
    private readonly timing: SmtpTiming,
  ) {
    // There for good: without a listener, an error of an idle connection would end the process.
    connection.on('error', (error: ConnectionError) => (this.error ??= error));
    // The library first says that it ended, then what of a message: that is the better word.
    connection.on('end', () => queueMicrotask(() => this.onLoss()));
  }

  static async open(server: SmtpServer, timing: SmtpTiming): Promise<SmtpSession | SmtpFailure> {
    const session = new SmtpSession(new SMTPConnection(connectionOptions(server, timing)), timing);
    const failure = await session.begin(server);
    if (failure !== null) {
      session.connection.close();
      return failure;
    }
    return session;
  }

  /** False once the server, or we, have closed it. */
  get isOpen(): boolean {
    return !this.connection.destroyed;
  }

  /** Sends a message. One at a time. */
  async send({ recipient, sender, bytes }: Message): Promise<SmtpOutcome> {
    let stage: SmtpStage = 'recipient';
    const content = new MessageStream(bytes, {
      onBegin: () => {
        stage = 'content';
        this.limit(this.timing.contentMillis);
      },
      onEnd: () => (stage = 'answer'),
    });
    const envelope = { from: sender, to: [recipient], size: bytes.length };
    const outcome = await this.during<SmtpOutcome>(
      this.timing.envelopeMillis,
      (end) =>
        this.connection.send(envelope, content, (error, info) =>
          end(error === null ? { kind: 'accepted', reply: tidyReply(info.response) } : readError(error, stage)),
        ),
      (error) => readError(error, stage),
    );
    this.messages += 1;
    if (outcome.kind === 'failed') {
      await this.recover(outcome);
    }
    return outcome;
  }

  /** Says goodbye and closes, without waiting for a server that does not answer. */
  quit(): void {
    if (this.isOpen) {
      this.onLoss = () => clearTimeout(this.timer);
      this.limit(farewellMillis);
      this.connection.quit();
    }
  }

  private begin({ user }: SmtpServer): Promise<SmtpFailure | null> {
    return this.during<SmtpFailure | null>(
      this.timing.openMillis,
      (end) => {
        const logIn = (error?: ConnectionError): void => {
          if (error !== undefined) {
            end(readError(error, 'opening'));
          } else if (user === null) {
            end(null);
          } else if (!this.connection.allowsAuth) {
            end(smtpFailure('opening', 'the server offers no authentication over this connection'));
          } else {
            this.connection.login({ user: user.name, pass: user.password }, (refusal) =>
              end(refusal === null ? null : readError(refusal, 'opening')),
            );
          }
        };
        this.connection.connect(logIn);
      },
      (error) => readError(error, 'opening'),
    );
  }

  /** Leaves the connection as if the message had never been, or closes it. */
  private async recover({ code }: SmtpFailure): Promise<void> {
    const isFresh =
      code !== null &&
      this.isOpen &&
      (await this.during(
        resetMillis,
        (end) => this.connection.reset((error) => end(error === null)),
        () => false,
      ));
    if (!isFresh) {
      this.connection.close();
    }
  }

  /** What the action ends with, or what the loss of the connection means: it is closed when the time is up. */
  private async during<Result>(
    limitMillis: number,
    act: (end: (result: Result) => void) => void,
    whenLost: (error: ConnectionError) => Result,
  ): Promise<Result> {
    try {
      return await new Promise<Result>((resolve) => {
        this.onLoss = () => resolve(whenLost(this.error ?? new Error('the connection was closed')));
        this.limit(limitMillis);
        act(resolve);
      });
    } finally {
      clearTimeout(this.timer);
      this.onLoss = () => {};
    }
  }

  private limit(millis: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.error ??= new Error(`the server took longer than ${millis / 1_000} s`);
      this.connection.close();
    }, millis);
  }
}
