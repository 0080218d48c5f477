import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The life of a subscriber: every change of status with its proof, tokens, what keeps mail from those who left, and
 * what is left of requests until they are answered.
 */
export class Subscribers1764000005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [columns, history, guards, tokens, restraint]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table subscription_requests, mail_allowances, suppressions, unsubscribe_tokens, subscriber_tokens;
      drop trigger subscribers_have_history on subscribers;
      drop trigger subscribers_stay on subscribers;
      drop table subscriber_transitions, consent_texts;
      drop function require_transition();
      drop function require_previous_transition();
      drop function keep_transition();
      drop function keep_consent_text();
      drop function keep_subscriber();
      alter table digest_subscriptions drop column ended_at;
      alter table subscribers drop column remind_at, drop column forget_at;
    `);
  }
}

const columns = `
  alter table subscribers
    add column remind_at timestamptz,
    add column forget_at timestamptz,
    add constraint subscribers_forget_at check ((forget_at is not null) = (status = 'PENDING')),
    add constraint subscribers_remind_at check (remind_at is null or status = 'PENDING');
  create index subscribers_to_remind on subscribers (remind_at) where remind_at is not null;
  create index subscribers_to_forget on subscribers (forget_at) where forget_at is not null;
  create index subscribers_to_resume on subscribers (paused_until) where paused_until is not null;

  alter table digest_subscriptions
    add column ended_at timestamptz,
    add constraint digest_subscriptions_ended check (ended_at is null or not active);
`;

const history = `
  create table consent_texts (
    version integer not null constraint consent_texts_pkey primary key,
    text text not null,
    constraint consent_texts_version_range check (version >= 1)
  );

  create table subscriber_transitions (
    subscriber_id integer not null
      constraint subscriber_transitions_subscriber_fkey references subscribers on delete cascade,
    number integer not null,
    cause text not null,
    from_status text,
    to_status text not null,
    at timestamptz not null,
    actor text not null,
    api_key_id integer constraint subscriber_transitions_api_key_fkey references api_keys on delete restrict,
    network text,
    consent_version integer
      constraint subscriber_transitions_consent_fkey references consent_texts on delete restrict,
    constraint subscriber_transitions_pkey primary key (subscriber_id, number),
    constraint subscriber_transitions_number check (number >= 1 and (number = 1) = (from_status is null)),
    constraint subscriber_transitions_from
      check (from_status in ('PENDING', 'ACTIVE', 'PAUSED', 'UNSUBSCRIBED', 'BOUNCED', 'ERASED')),
    constraint subscriber_transitions_to
      check (to_status in ('PENDING', 'ACTIVE', 'PAUSED', 'UNSUBSCRIBED', 'BOUNCED', 'ERASED')),
    constraint subscriber_transitions_allowed check (
      cause || ': ' || coalesce(from_status, 'NOBODY') || ' to ' || to_status in (
        'SUBSCRIBED: NOBODY to PENDING',
        'IMPORTED: NOBODY to PENDING',
        'IMPORTED: NOBODY to ACTIVE',
        'CONFIRMED: PENDING to ACTIVE',
        'CONFIRMED: UNSUBSCRIBED to ACTIVE',
        'CONFIRMED: BOUNCED to ACTIVE',
        'PAUSED: ACTIVE to PAUSED',
        'RESUMED: PAUSED to ACTIVE',
        'UNSUBSCRIBED: PENDING to UNSUBSCRIBED',
        'UNSUBSCRIBED: ACTIVE to UNSUBSCRIBED',
        'UNSUBSCRIBED: PAUSED to UNSUBSCRIBED',
        'UNSUBSCRIBED: BOUNCED to UNSUBSCRIBED',
        'UNDONE: UNSUBSCRIBED to ACTIVE',
        'UNDONE: UNSUBSCRIBED to PAUSED',
        'BOUNCED: PENDING to BOUNCED',
        'BOUNCED: ACTIVE to BOUNCED',
        'BOUNCED: PAUSED to BOUNCED',
        'COMPLAINED: PENDING to UNSUBSCRIBED',
        'COMPLAINED: ACTIVE to UNSUBSCRIBED',
        'COMPLAINED: PAUSED to UNSUBSCRIBED',
        'COMPLAINED: BOUNCED to UNSUBSCRIBED',
        'ERASED: PENDING to ERASED',
        'ERASED: ACTIVE to ERASED',
        'ERASED: PAUSED to ERASED',
        'ERASED: UNSUBSCRIBED to ERASED',
        'ERASED: BOUNCED to ERASED'
      )
    ),
    constraint subscriber_transitions_actor check (actor in ('SELF', 'KEY', 'BOUNCE', 'CLOCK')),
    constraint subscriber_transitions_key check ((actor = 'KEY') = (api_key_id is not null)),
    constraint subscriber_transitions_consent check (
      case cause
        when 'SUBSCRIBED' then consent_version is not null
        when 'CONFIRMED' then consent_version is not null and actor = 'SELF'
        else consent_version is null
      end
    )
  );
  create index subscriber_transitions_api_key on subscriber_transitions (api_key_id);
  create index subscriber_transitions_consent_text on subscriber_transitions (consent_version);
`;

/** What a check cannot say, since it looks at one row alone. */
const guards = `
  create function require_transition() returns trigger language plpgsql as $$
  declare
    standing text;
    recorded text;
  begin
    select subscriber.status, (
        select transition.to_status
        from subscriber_transitions transition
        where transition.subscriber_id = subscriber.id
        order by transition.number desc
        limit 1
      )
    into standing, recorded
    from subscribers subscriber
    where subscriber.id = new.id;
    if standing is distinct from recorded then
      raise exception 'Expected the status % of the subscriber % to be that of its last transition, which is %.',
        standing, new.id, coalesce(recorded, 'missing');
    end if;
    return null;
  end
  $$;
  create constraint trigger subscribers_have_history
    after insert or update of status on subscribers
    deferrable initially deferred
    for each row execute function require_transition();

  create function require_previous_transition() returns trigger language plpgsql as $$
  declare
    standing text;
  begin
    if not exists (
      select
      from subscriber_transitions previous
      where previous.subscriber_id = new.subscriber_id
        and previous.number = new.number - 1
        and previous.to_status = new.from_status
    ) then
      raise exception 'Expected the transition % of the subscriber % to begin where the one before it ended.',
        new.number, new.subscriber_id;
    end if;
    select subscriber.status
    into standing
    from subscribers subscriber
    where subscriber.id = new.subscriber_id
      and not exists (
        select
        from subscriber_transitions later
        where later.subscriber_id = new.subscriber_id and later.number > new.number
      );
    if standing <> new.to_status then
      raise exception 'Expected the subscriber % to be % as its last transition says, but it is %.',
        new.subscriber_id, new.to_status, standing;
    end if;
    return null;
  end
  $$;
  create constraint trigger subscriber_transitions_follow
    after insert on subscriber_transitions
    deferrable initially deferred
    for each row when (new.number > 1) execute function require_previous_transition();

  create function keep_transition() returns trigger language plpgsql as $$
  declare
    standing text;
  begin
    select subscriber.status into standing from subscribers subscriber where subscriber.id = old.subscriber_id;
    if tg_op = 'DELETE' then
      if standing is not null then
        raise exception 'Expected the transitions of the subscriber % to stay as long as it does.', old.subscriber_id;
      end if;
      return old;
    end if;
    if standing <> 'ERASED'
      or new.network is not null
      or to_jsonb(new) - 'network' <> to_jsonb(old) - 'network'
    then
      raise exception 'Expected the transitions of the subscriber % to stay as they are: erasing clears the network.',
        old.subscriber_id;
    end if;
    return new;
  end
  $$;
  create trigger subscriber_transitions_stay
    before update or delete on subscriber_transitions
    for each row execute function keep_transition();

  create function keep_consent_text() returns trigger language plpgsql as $$
  begin
    raise exception 'Expected the consent text % to stay as it was read: give another text another version.',
      old.version;
  end
  $$;
  create trigger consent_texts_stay
    before update or delete on consent_texts
    for each row execute function keep_consent_text();

  create function keep_subscriber() returns trigger language plpgsql as $$
  begin
    if old.status <> 'PENDING' then
      raise exception 'Expected the subscriber % to stay: only one that never confirmed is deleted, this one is %.',
        old.id, old.status;
    end if;
    return old;
  end
  $$;
  create trigger subscribers_stay
    before delete on subscribers
    for each row execute function keep_subscriber();
`;

const tokens = `
  create table subscriber_tokens (
    hash text not null constraint subscriber_tokens_pkey primary key,
    purpose text not null,
    subscriber_id integer not null
      constraint subscriber_tokens_subscriber_fkey references subscribers on delete cascade,
    detail jsonb not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint subscriber_tokens_purpose check (purpose in ('CONFIRM', 'MANAGE', 'UNDO'))
  );
  create index subscriber_tokens_subscriber on subscriber_tokens (subscriber_id, purpose);
  create index subscriber_tokens_expiry on subscriber_tokens (expires_at);

  create table unsubscribe_tokens (
    hash text not null constraint unsubscribe_tokens_pkey primary key,
    seed text not null,
    subscriber_id integer not null
      constraint unsubscribe_tokens_subscriber_fkey references subscribers on delete cascade,
    ends text not null,
    subscription_id integer
      constraint unsubscribe_tokens_subscription_fkey references digest_subscriptions on delete set null,
    constraint unsubscribe_tokens_ends check (ends in ('SUBSCRIPTION', 'EVERYTHING')),
    constraint unsubscribe_tokens_subscription check (subscription_id is null or ends = 'SUBSCRIPTION')
  );
  create index unsubscribe_tokens_subscriber on unsubscribe_tokens (subscriber_id);
  create index unsubscribe_tokens_of_subscription on unsubscribe_tokens (subscription_id);
`;

const restraint = `
  create table suppressions (
    address_hash text not null constraint suppressions_pkey primary key,
    at timestamptz not null
  );

  create table mail_allowances (
    subject text not null constraint mail_allowances_pkey primary key,
    taken_at timestamptz[] not null,
    full_at timestamptz not null
  );
  create index mail_allowances_full on mail_allowances (full_at);

  create table subscription_requests (
    id bigint generated always as identity constraint subscription_requests_pkey primary key,
    kind text not null,
    email text not null,
    network text,
    digest jsonb,
    consent_version integer
      constraint subscription_requests_consent_fkey references consent_texts on delete restrict,
    requested_at timestamptz not null,
    constraint subscription_requests_kind check (kind in ('SUBSCRIBE', 'MANAGE_LINK', 'IMPORT')),
    constraint subscription_requests_consent check ((consent_version is null) = (kind = 'MANAGE_LINK'))
  );
  create index subscription_requests_email on subscription_requests (email);
  create index subscription_requests_of_consent on subscription_requests (consent_version);
  create index subscription_requests_age on subscription_requests (requested_at);
`;
