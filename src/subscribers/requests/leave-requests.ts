import type { Transaction } from '../../platform/database/transaction';
import { consent } from '../status/consent';
import type { JudgedDigest } from '../judging/judge-digests';
import type { RequestKind } from './subscription-request.entity';
import { wakeAnswerer } from './wake-answerer';

interface Requests {
  transaction: Transaction;
  kind: RequestKind;
  /** Each with its digest, where it brings one. */
  of: readonly { email: string; digest: JudgedDigest | null }[];
  network: string | null;
  now: Date;
}

/**
 * Leaves requests to be answered by a job. What is done here is the same whatever the addresses are, so that nobody
 * learns from an answer, nor from the time it takes, which of them are known. What is agreed to by a confirmation is the
 * text of this moment, which is kept.
 */
export function leaveRequests({ transaction, kind, of, network, now }: Requests): void {
  transaction.send(
    `with kept as (
       insert into consent_texts (version, text)
       values ($3, $6)
       on conflict do nothing
     )
     insert into subscription_requests (kind, email, network, digest, consent_version, requested_at)
     select $1, given.email, $2, given.digest, case when $1 <> 'MANAGE_LINK' then $3 end, $4
     from json_to_recordset($5::json) as given (email text, digest jsonb)`,
    [
      kind,
      network,
      consent.version,
      now,
      JSON.stringify(of.map(({ email, digest }) => ({ email, digest }))),
      consent.text,
    ],
  );
  transaction.onceCommitted(wakeAnswerer);
}
