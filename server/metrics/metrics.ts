/** Figures about the running server, in the format of Prometheus. */
import type { MiddlewareHandler } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type HealthAnswer, isEngineAnswering } from '../contract/health.ts';
import { routeName } from './route-name.ts';

/** Seconds: a search takes 3 to 10 ms, an export up to minutes. */
const REQUEST_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
const ENGINE_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2, 10];

/** What is looked up when the figures are asked for. */
export interface CurrentState {
  readonly reports: number;
  readonly passages: number;
  readonly failedFiles: number;
  readonly isEngineAnswering: boolean;
}

export function currentState({
  reports,
  passages,
  failed,
  status,
}: Pick<HealthAnswer, 'reports' | 'passages' | 'failed' | 'status'>): CurrentState {
  return {
    reports,
    passages,
    failedFiles: failed.length,
    isEngineAnswering: isEngineAnswering({ status }),
  };
}

export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'zhenjian_request_seconds',
    help: 'Time until an answer was ready, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: REQUEST_BUCKETS,
    registers: [this.registry],
  });
  private readonly engineRequests = new Histogram({
    name: 'zhenjian_engine_request_seconds',
    help: 'Time that Meilisearch took to answer, by outcome.',
    labelNames: ['outcome'],
    buckets: ENGINE_BUCKETS,
    registers: [this.registry],
  });
  private readonly runs = new Counter({
    name: 'zhenjian_indexing_runs_total',
    help: 'Indexing runs of this server since its start.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor(state: () => CurrentState) {
    for (const [name, help, value] of [
      ['reports', 'Reports in the collection.', ({ reports }: CurrentState) => reports],
      ['passages', 'Passages in the collection.', ({ passages }: CurrentState) => passages],
      ['failed_files', 'Files the last run could not read.', ({ failedFiles }: CurrentState) => failedFiles],
      [
        'engine_up',
        '1 while Meilisearch answers, else 0.',
        ({ isEngineAnswering }: CurrentState) => Number(isEngineAnswering),
      ],
    ] as const)
      new Gauge({
        name: `zhenjian_${name}`,
        help,
        registers: [this.registry],
        collect() {
          this.set(value(state()));
        },
      });
  }

  /** Adds memory, processor time and the delay of the event loop, once for a process. */
  observeProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** @param seconds until the answer, or until the request failed */
  observeEngine(seconds: number, hasAnswered: boolean): void {
    this.engineRequests.observe({ outcome: hasAnswered ? 'answered' : 'failed' }, seconds);
  }

  countRun(isComplete: boolean): void {
    this.runs.inc({ outcome: isComplete ? 'complete' : 'incomplete' });
  }

  observeRequests(): MiddlewareHandler {
    return async (c, next) => {
      const started = performance.now();
      await next();
      this.requests.observe(
        { route: routeName(c), method: c.req.method, status: c.res.status },
        (performance.now() - started) / 1000,
      );
    };
  }

  /** In Prometheus's text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
