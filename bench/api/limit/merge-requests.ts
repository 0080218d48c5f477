/**
 * Answers requests of one kind together: what arrives while so many statements are on their way waits, and goes with the
 * next one. A request that arrives alone waits for nothing.
 */
export function mergeRequests<Request, Answer>(
  answerAll: (requests: readonly Request[]) => Promise<readonly Answer[]>,
  { statementsAtOnce, mostAtOnce }: { statementsAtOnce: number; mostAtOnce: number },
): (request: Request) => Promise<Answer> {
  interface Waiting {
    request: Request;
    resolve(answer: Answer): void;
    reject(error: unknown): void;
  }
  let waiting: Waiting[] = [];
  let underWay = 0;
  let scheduled = false;

  function schedule(): void {
    if (!scheduled && waiting.length > 0 && underWay < statementsAtOnce) {
      scheduled = true;
      // Behind all that has arrived on other sockets by now.
      setImmediate(() => {
        scheduled = false;
        void send();
      });
    }
  }

  async function send(): Promise<void> {
    const batch = waiting.slice(0, mostAtOnce);
    waiting = waiting.slice(mostAtOnce);
    underWay += 1;
    schedule();
    try {
      const answers = await answerAll(batch.map(({ request }) => request));
      batch.forEach(({ resolve, reject }, place) => {
        const answer = answers[place];
        if (answer === undefined) {
          reject(new Error(`Expected ${batch.length} answers, got ${answers.length}.`));
        } else {
          resolve(answer);
        }
      });
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    } finally {
      underWay -= 1;
      schedule();
    }
  }

  return (request) =>
    new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject });
      schedule();
    });
}
