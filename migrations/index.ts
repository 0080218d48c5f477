import { Foundation1763900000000 } from './1763900000000-Foundation';
import { Search1764000000000 } from './1764000000000-Search';
import { Jobs1764000001000 } from './1764000001000-Jobs';
import { SimilarPapers1764000002000 } from './1764000002000-SimilarPapers';
import { Completion1764000003000 } from './1764000003000-Completion';
import { TrendingHalfLife1764000004000 } from './1764000004000-TrendingHalfLife';
import { Subscribers1764000005000 } from './1764000005000-Subscribers';
import { Mail1764000006000 } from './1764000006000-Mail';
import { Delivery1764000007000 } from './1764000007000-Delivery';
import { Bounces1764000008000 } from './1764000008000-Bounces';
import { SharedLooks1764000008500 } from './1764000008500-SharedLooks';
import { SubscriptionUpkeep1764000009000 } from './1764000009000-SubscriptionUpkeep';
import { MailHandOver1764000010000 } from './1764000010000-MailHandOver';

/** Every migration, oldest first. */
export const migrations = [
  Foundation1763900000000,
  Search1764000000000,
  Jobs1764000001000,
  SimilarPapers1764000002000,
  Completion1764000003000,
  TrendingHalfLife1764000004000,
  Subscribers1764000005000,
  Mail1764000006000,
  Delivery1764000007000,
  Bounces1764000008000,
  SharedLooks1764000008500,
  SubscriptionUpkeep1764000009000,
  MailHandOver1764000010000,
];
