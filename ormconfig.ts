import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { migrations } from './migrations';
import { ApiKey, IdempotencyAnswer, RateBucket } from './src/access';
import { Digest, DigestEntry } from './src/digests';
import { Author, Paper, PaperAuthor, PaperLink, PaperTopic, Vote } from './src/papers';
import { Change } from './src/platform/change-log/change.entity';
import { postgresUrl } from './src/platform/config/formats';
import { type Connection, dataSourceOptions } from './src/platform/database/data-source-options';
import { DigestSubscription, DigestSubscriptionTopic, Subscriber } from './src/subscribers';
import { Topic, TopicPhrase } from './src/topics';

/** Every class that is a table. */
const entities = [
  ApiKey,
  Author,
  Change,
  Digest,
  DigestEntry,
  DigestSubscription,
  DigestSubscriptionTopic,
  IdempotencyAnswer,
  Paper,
  PaperAuthor,
  PaperLink,
  PaperTopic,
  RateBucket,
  Subscriber,
  Topic,
  TopicPhrase,
  Vote,
];

/** The application's DataSource; the caller initialises and destroys it. */
export function createDataSource(connection: Connection, statementTimeoutMillis?: number): DataSource {
  return new DataSource({ ...dataSourceOptions(connection, statementTimeoutMillis), entities, migrations });
}

/**
 * For TypeORM's own command line, which wants a DataSource at DATABASE_URL. The application loads this file before it
 * has checked its configuration: a URL that TypeORM cannot take apart must not throw here.
 */
export default createDataSource({ url: postgresUrl.parse(process.env.DATABASE_URL ?? '') ?? '' });
