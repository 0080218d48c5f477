/** A user of the machine, by number. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** As whom the programs of PostgreSQL run, and how they come to be that user. */
export interface Launcher {
  readonly account: Account;
  /** Options of `spawn` that change the user. */
  readonly identity: Partial<Account>;
  /** A command that changes the user, put in front of the program's. */
  readonly prefix: readonly string[];
}

/** Runs programs as the user that this process already is. */
export function launchAsSelf(account: Account): Launcher {
  return { account, identity: {}, prefix: [] };
}

/** Runs programs as another user, which only root may. */
export function launchAs(account: Account): Launcher {
  return { account, identity: account, prefix: [] };
}

/**
 * Runs programs as another user who may nevertheless pass the folders of root (`/root/…`, a folder of `mktemp -d`):
 * of root's powers it keeps CAP_DAC_OVERRIDE alone, which PostgreSQL does not refuse as it refuses root. Linux only.
 */
export function launchPastPermissions(account: Account): Launcher {
  const prefix = [
    'setpriv',
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--no-new-privs',
    // Without it access(2) leaves the right of way out, and PostgreSQL cannot find its own program by its path.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--',
  ];
  return { account, identity: {}, prefix };
}
