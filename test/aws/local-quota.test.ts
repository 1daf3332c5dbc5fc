import { describe, expect, test } from 'vitest';
import { createQuotaDesk } from '#src/aws/quota-desk.ts';
import { failureOf, REGION } from './failure-of.ts';
import { useLocalAws } from './use-local-aws.ts';

const { aws, adapter, advance } = useLocalAws(createQuotaDesk);
const find = (id?: string) => adapter().findSpendQuotaRequest(REGION, id);

describe('the spend quota against the local stand-in', () => {
  test('is asked for once, and followed to its end', async () => {
    const increase = await adapter().requestSpendQuota(REGION, 500);
    const again = await failureOf(adapter().requestSpendQuota(REGION, 600));
    const open = await find();

    aws().serviceQuotas.approve(increase.id);

    expect(increase).toMatchObject({ status: 'PENDING', caseId: undefined });
    expect(again.code).toBe('aws_already_exists');
    expect(open).toEqual(increase);
    expect(await find(increase.id)).toMatchObject({ status: 'APPROVED' });
    expect(await find()).toBeUndefined();
  });

  test('names the case that AWS opened for it', async () => {
    const { id } = await adapter().requestSpendQuota(REGION, 500);

    aws().serviceQuotas.openCase(id);

    expect(await find()).toMatchObject({ id, status: 'CASE_OPENED', caseId: expect.stringMatching(/^\d+$/) });
  });

  test('is asked for again after a refusal', async () => {
    const first = await adapter().requestSpendQuota(REGION, 500);
    aws().serviceQuotas.deny(first.id);
    advance(1000);

    const second = await adapter().requestSpendQuota(REGION, 400);

    expect(await find()).toMatchObject({ id: second.id });
    expect(await find(first.id)).toMatchObject({ status: 'DENIED' });
  });

  test('is asked for in each Region by itself', async () => {
    await adapter().requestSpendQuota('us-east-1', 500);

    expect(await find()).toBeUndefined();
  });

  test('must rise', async () => {
    expect((await failureOf(adapter().requestSpendQuota(REGION, 0))).code).toBe('aws_input_refused');
  });
});
