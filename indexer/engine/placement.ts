/** Decides which of several servers a report lies on, and which copy counts where two have it. */
import { sha256 } from '../text/hash.ts';

/**
 * Rendezvous hashing (Thaler and Ravishankar, 1996): each server draws a number for the id, and the highest wins.
 * With one more server only those ids move that it wins, one in n; their order in the settings does not matter.
 *
 * @param servers names of all servers, whether they answer or not; at least one
 */
export function homeOf(id: string, servers: readonly string[]): string {
  let [home, highest] = [servers[0] ?? '', ''];
  for (const server of servers) {
    const drawn = sha256(server, '\n', id);
    if (drawn > highest) [home, highest] = [server, drawn];
  }
  return home;
}

interface Copy {
  readonly complete: boolean;
}

/**
 * Whether a copy of a report counts rather than one found before on another server, as there may be while it moves or
 * after a server was down: the complete one, then the one at home.
 */
export function counts(copy: Copy, before: Copy | undefined, isAtHome: boolean): boolean {
  return !before || (copy.complete === before.complete ? isAtHome : copy.complete);
}
