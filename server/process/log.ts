/**
 * The server's log. `LOG=json` writes one JSON line for each request, run and error, for programs that collect
 * logs; `pretty`, the default, writes sentences for a person at a terminal and no line for each request; `off`
 * writes nothing.
 *
 * What people search for is nobody's business: lines of requests have the pattern of the route instead of the
 * address, and neither the query nor the client's address.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

const MODES = ['json', 'pretty', 'off'] as const;
export type LogMode = (typeof MODES)[number];

/** @returns the mode, or a one-sentence message about an invalid `LOG` */
export function logMode(env: NodeJS.ProcessEnv): { readonly mode: LogMode } | string {
  const typed = env['LOG'] || 'pretty';
  const mode = MODES.find((known) => known === typed);
  return mode ? { mode } : `LOG 应为 ${MODES.join('、')} 之一，不是“${typed}”`;
}

/** Lines at this level and above are errors and warnings. */
const WARNING = 40;

export function createLog(mode: LogMode, output: DestinationStream = standardOutput(mode)): Logger {
  return pino(
    {
      base: null,
      level: mode === 'off' ? 'silent' : 'info',
      // Sentences need the number of the level, programs read its name.
      ...(mode === 'json' && {
        formatters: { level: (level: string) => ({ level }) },
        timestamp: pino.stdTimeFunctions.isoTime,
      }),
    },
    output,
  );
}

function standardOutput(mode: LogMode): DestinationStream {
  return mode === 'pretty' ? { write: printSentence } : process.stdout;
}

function printSentence(line: string): void {
  const { level, msg, err } = JSON.parse(line) as {
    level: number;
    msg: string;
    err?: { stack?: string };
  };
  if (level < WARNING) process.stdout.write(`${msg}\n`);
  else process.stderr.write(`${msg}\n${err?.stack === undefined ? '' : `${err.stack}\n`}`);
}

const chosen = logMode(process.env);
/** An invalid setting is refused where the server starts. */
export const LOG_MODE: LogMode = typeof chosen === 'string' ? 'pretty' : chosen.mode;
export const log: Logger = createLog(LOG_MODE);
