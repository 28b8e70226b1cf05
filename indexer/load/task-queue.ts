/** Waits for Meilisearch tasks and fails with the engine's error if one of them fails. */
import type { EnqueuedTask, Meilisearch } from 'meilisearch';
import { engineError } from '../engine/failure.ts';

/** Milliseconds after which a task counts as failed: ample for a large batch on a slow disk. */
const TASK_TIMEOUT_MS = 30 * 60_000;
/** Milliseconds between polls of a task, increasing. */
const FIRST_POLL_MS = 5;
const MAX_POLL_MS = 100;
const DRAIN_POLL_MS = 20;
/** Milliseconds after which draining is announced: a wait that a person notices. */
const DRAIN_NOTICE_MS = 2000;

export class TaskQueue {
  private readonly pending: EnqueuedTask[] = [];

  constructor(private readonly client: Meilisearch) {}

  /**
   * Waits until the engine has no task left for these indexes.
   *
   * @param onWaiting called once if it takes more than 2 s
   */
  async drain(indexUids: string[], onWaiting: () => void): Promise<void> {
    const unfinished = {
      indexUids,
      statuses: ['enqueued', 'processing'] as ('enqueued' | 'processing')[],
      limit: 1,
    };
    const notice = setTimeout(onWaiting, DRAIN_NOTICE_MS);
    try {
      while ((await this.client.tasks.getTasks(unfinished)).results.length > 0)
        await new Promise((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
    } finally {
      clearTimeout(notice);
    }
  }

  /** Adds a task for `settle` to wait for. */
  add(task: EnqueuedTask): void {
    this.pending.push(task);
  }

  /** Waits for all added tasks. @throws EngineError if one of them fails */
  async settle(): Promise<void> {
    for (let task = this.pending.shift(); task; task = this.pending.shift()) await this.wait(task);
  }

  /**
   * Waits for one task. The client's own `waitTask` gives up after 5 s, returns failed tasks without
   * throwing, and adds a listener per poll, about which Node warns after a minute.
   *
   * @throws EngineError if the task fails
   */
  async wait(enqueued: EnqueuedTask | PromiseLike<EnqueuedTask>): Promise<void> {
    const { taskUid } = await enqueued;
    const deadline = Date.now() + TASK_TIMEOUT_MS;
    for (let pause = FIRST_POLL_MS; ; pause = Math.min(pause * 1.5, MAX_POLL_MS)) {
      const { status, type, error } = await this.client.tasks.getTask(taskUid);
      if (status === 'succeeded') return;
      if ((status !== 'enqueued' && status !== 'processing') || Date.now() > deadline)
        throw engineError(`Meilisearch 没有完成任务 ${taskUid}（${type}）：${error?.message ?? status}`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
