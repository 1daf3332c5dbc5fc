import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const ACK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const JOB_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30];

/** What `/metrics` shows, in Prometheus' text format. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const acks = new Histogram({
    name: 'dialtone_slack_ack_seconds',
    help: 'Time until Slack had its answer, by kind of delivery.',
    labelNames: ['kind'],
    buckets: ACK_SECONDS,
    registers,
  });
  const jobs = new Histogram({
    name: 'dialtone_job_seconds',
    help: 'Run time of jobs, by name and outcome.',
    labelNames: ['name', 'outcome'],
    buckets: JOB_SECONDS,
    registers,
  });
  const awsCalls = new Counter({
    name: 'dialtone_aws_calls_total',
    help: 'Calls to AWS, by operation and outcome.',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  return {
    onAck: (kind: string, ms: number) => acks.observe({ kind }, ms / 1000),
    onJob: ({ name, outcome, durationMs }: { name: string; outcome: string; durationMs: number }) =>
      jobs.observe({ name, outcome }, durationMs / 1000),
    onAwsCall: ({ operation, outcome }: { operation: string; outcome: string }) =>
      awsCalls.inc({ operation, outcome }),
    read: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
