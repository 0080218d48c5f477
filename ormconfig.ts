import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { migrations } from './migrations';
import { ApiKey, IdempotencyAnswer, RateBucket, SubscriberToken } from './src/access';
import { Bounce, DeliveredPaper, Delivery, DeliveryReason } from './src/delivery';
import { Digest, DigestEntry } from './src/digests';
import { Author, Paper, PaperAuthor, PaperLink, PaperTopic, TopicReassignment, Vote } from './src/papers';
import { Change } from './src/platform/change-log/change.entity';
import { FollowerPosition } from './src/platform/change-log/follower-position.entity';
import { postgresUrl } from './src/platform/config/formats';
import { KeyFingerprint } from './src/platform/crypto/key-fingerprint.entity';
import { type Connection, dataSourceOptions } from './src/platform/database/data-source-options';
import { JobWorker } from './src/platform/jobs/crew/job-worker.entity';
import { Mail, MailToHandOver } from './src/platform/mail';
import {
  AuthorCompletion,
  DictionaryPaper,
  DictionaryWord,
  PaperCompletion,
  PopularAuthor,
  PopularPaper,
  SimilarPair,
  SimilarPosting,
  SimilarTerm,
  SimilarVector,
} from './src/search';
import {
  ConsentText,
  DigestSubscription,
  DigestSubscriptionTopic,
  MailAllowance,
  Subscriber,
  SubscriberTransition,
  SubscriptionRequest,
  Suppression,
  UnsubscribeToken,
} from './src/subscribers';
import { Topic, TopicPhrase } from './src/topics';

/** Every class that is a table. */
const entities = [
  ApiKey,
  Author,
  AuthorCompletion,
  Bounce,
  Change,
  ConsentText,
  DeliveredPaper,
  Delivery,
  DeliveryReason,
  DictionaryPaper,
  DictionaryWord,
  Digest,
  DigestEntry,
  DigestSubscription,
  DigestSubscriptionTopic,
  FollowerPosition,
  IdempotencyAnswer,
  JobWorker,
  KeyFingerprint,
  Mail,
  MailAllowance,
  MailToHandOver,
  Paper,
  PaperAuthor,
  PaperCompletion,
  PaperLink,
  PaperTopic,
  PopularAuthor,
  PopularPaper,
  RateBucket,
  SimilarPair,
  SimilarPosting,
  SimilarTerm,
  SimilarVector,
  Subscriber,
  SubscriberToken,
  SubscriberTransition,
  SubscriptionRequest,
  Suppression,
  Topic,
  TopicPhrase,
  TopicReassignment,
  UnsubscribeToken,
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
