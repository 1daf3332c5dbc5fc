import type { SpendLimit } from '#src/domain/account.ts';
import type { AccountRoom } from '#src/domain/basket.ts';
import { AppError } from '#src/domain/errors.ts';
import type { AccountTier, Tags, VerifiedDestination, VoiceChannel } from '#src/ports.ts';
import { FakeNumbers } from './fake-numbers.ts';
import { Script } from './script.ts';

/** An AWS account: its numbers, its limits, and whom it has called. */
export class FakeVoice extends FakeNumbers implements VoiceChannel {
  readonly onRoom = new Script();
  readonly onTier = new Script();
  readonly onSpendLimit = new Script();
  readonly sent: Parameters<VoiceChannel['sendVoiceMessage']>[1][] = [];
  readonly configurationSets = new Map<string, Tags>();
  readonly destinations: VerifiedDestination[] = [];
  /** What the phone of a destination would show. */
  verificationCode = '123456';
  tier: AccountTier = { tier: 'sandbox', value: 'SANDBOX' };
  spend: SpendLimit = { enforcedUsd: 1, maxUsd: 1, isOverridden: false };
  room: AccountRoom = { used: 0, max: 25 };

  async accountRoom(): Promise<AccountRoom> {
    await this.onRoom.play();
    return this.room;
  }

  async accountTier(): Promise<AccountTier> {
    await this.onTier.play();
    return this.tier;
  }

  async spendLimit(): Promise<SpendLimit> {
    await this.onSpendLimit.play();
    return this.spend;
  }

  async hasConfigurationSet(_region: string, name: string): Promise<boolean> {
    return this.configurationSets.has(name);
  }

  async createConfigurationSet(
    _region: string,
    { name, tags }: Parameters<VoiceChannel['createConfigurationSet']>[1],
  ): Promise<void> {
    await this.changing('CreateConfigurationSet', name, () => {
      if (this.configurationSets.has(name)) throw new AppError('aws_already_exists');
      this.configurationSets.set(name, tags);
    });
  }

  async setSpendLimit(_region: string, limitUsd: number): Promise<void> {
    await this.changing('SetVoiceMessageSpendLimitOverride', String(limitUsd), () => {
      if (limitUsd > this.spend.maxUsd) throw new AppError('aws_limit_too_high');
      this.spend = { ...this.spend, enforcedUsd: limitUsd, isOverridden: true };
    });
  }

  async sendVoiceMessage(
    _region: string,
    message: Parameters<VoiceChannel['sendVoiceMessage']>[1],
  ): Promise<{ messageId: string }> {
    await this.changing('SendVoiceMessage', message.destination, () => {
      this.sent.push(message);
    });
    return { messageId: `message-${this.sent.length}` };
  }

  async listVerifiedDestinations(): Promise<readonly VerifiedDestination[]> {
    return this.destinations;
  }

  async createVerifiedDestination(_region: string, phoneNumber: string): Promise<VerifiedDestination> {
    const made = { awsId: `destination-${this.destinations.length + 1}`, phoneNumber, status: 'PENDING' };
    await this.changing('CreateVerifiedDestinationNumber', phoneNumber, () => {
      if (this.destinations.some((known) => known.phoneNumber === phoneNumber))
        throw new AppError('aws_already_exists');
      this.destinations.push(made);
    });
    return made;
  }

  async sendVerificationCode(_region: string, awsId: string, by: 'TEXT' | 'VOICE'): Promise<void> {
    await this.changing('SendDestinationNumberVerificationCode', `${awsId} ${by}`, () => {});
  }

  async verifyDestination(_region: string, awsId: string, verificationCode: string): Promise<void> {
    await this.changing('VerifyDestinationNumber', awsId, () => {
      if (verificationCode !== this.verificationCode) throw new AppError('aws_code_wrong');
      const index = this.destinations.findIndex((known) => known.awsId === awsId);
      const found = this.destinations[index];
      if (found === undefined) throw new AppError('aws_not_found');
      this.destinations[index] = { ...found, status: 'VERIFIED' };
    });
  }
}
