import { describe, expect, test } from 'vitest';
import { toAwsNumber, toAwsNumbers } from '#src/aws/number.ts';

const arn = 'arn:aws:sms-voice:eu-west-1:111122223333:phone-number/phone-1';
const wire = {
  PhoneNumberArn: arn,
  PhoneNumberId: 'phone-1',
  PhoneNumber: '+12065550100',
  Status: 'ACTIVE',
  IsoCountryCode: 'US',
  MessageType: 'PROMOTIONAL',
  NumberCapabilities: ['VOICE'],
  NumberType: 'LONG_CODE',
  MonthlyLeasingPrice: '1.00',
  DeletionProtectionEnabled: true,
  PoolId: 'pool-1',
  RegistrationId: 'registration-1',
  CreatedTimestamp: new Date('2026-11-01T10:00:00Z'),
} as const;
/** As the SDK gives them, which passes on members and enum values that are newer than itself. */
const read = (members: object) => toAwsNumber({ ...wire, NumberCapabilities: ['VOICE'], ...members });

describe('a number on AWS’s wire', () => {
  test('becomes a number in our words', () => {
    expect(read({})).toEqual({
      awsId: 'phone-1',
      arn,
      phoneNumber: '+12065550100',
      country: 'US',
      useCase: 'PROMOTIONAL',
      numberType: 'LONG_CODE',
      capabilities: ['VOICE'],
      status: 'ACTIVE',
      price: { monthlyCents: 100, currency: 'USD' },
      deletionProtected: true,
      poolId: 'pool-1',
      registrationId: 'registration-1',
      createdAt: new Date('2026-11-01T10:00:00Z'),
    });
  });

  test('goes by its ARN when it is shared and has no id', () => {
    expect(read({ PhoneNumberId: undefined })).toMatchObject({ awsId: arn, arn });
  });

  test('goes by its id when it has no ARN', () => {
    expect(read({ PhoneNumberArn: undefined })).toMatchObject({ awsId: 'phone-1', arn: 'phone-1' });
  });

  test.each([
    ['id and ARN', { PhoneNumberId: undefined, PhoneNumberArn: '' }],
    ['a phone number', { PhoneNumber: undefined }],
  ])('is left out without %s', (_what, members) => {
    expect(read(members)).toBeUndefined();
    expect(toAwsNumbers([{ ...wire, NumberCapabilities: [], ...members }])).toEqual([]);
  });

  test.each(['PENDING', 'ASSOCIATING', 'DISASSOCIATING', 'DELETED'])('keeps the status %s', (Status) => {
    expect(read({ Status })?.status).toBe(Status);
  });

  test.each(['SUSPENDED', undefined])('counts the unknown status %s as not ready', (Status) => {
    expect(read({ Status })?.status).toBe('PENDING');
  });

  test.each([
    ['1.5', { monthlyCents: 150, currency: 'USD' }],
    ['2.0000', { monthlyCents: 200, currency: 'USD' }],
    ['0.005', undefined],
    ['free', undefined],
    [undefined, undefined],
  ])('reads the monthly price %s', (MonthlyLeasingPrice, price) => {
    expect(read({ MonthlyLeasingPrice })?.price).toEqual(price);
  });

  test('gets the plus sign of E.164, which AWS’s pattern makes optional', () => {
    expect(read({ PhoneNumber: '12065550100' })?.phoneNumber).toBe('+12065550100');
    expect(read({ PhoneNumber: '12345', NumberType: 'SHORT_CODE' })?.phoneNumber).toBe('12345');
  });

  test('has stand-ins for what AWS leaves out', () => {
    expect(toAwsNumber({ PhoneNumberId: 'phone-1', PhoneNumber: '+12065550100' })).toEqual({
      awsId: 'phone-1',
      arn: 'phone-1',
      phoneNumber: '+12065550100',
      country: 'ZZ',
      useCase: 'TRANSACTIONAL',
      numberType: 'UNKNOWN',
      capabilities: [],
      status: 'PENDING',
      price: undefined,
      deletionProtected: false,
      poolId: undefined,
      registrationId: undefined,
      createdAt: undefined,
    });
  });
});
