import pino, { type DestinationStream, type Logger as PinoLogger } from 'pino';

import type { LogLevel } from '../config/config';
import { serializeError } from './serialize-error';

/** Writes JSON lines. Give errors as `{ err }`, and never a body, a header, a token or a query's variables. */
export type Logger = PinoLogger;

/** The logger of this process, to stdout unless told otherwise. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => serializeError(error) },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
