import type { ContactLanguage, Question } from './questionnaire.ts';

/** The questions as the guide asks them (production access, step 6). */
export const QUESTION_LABELS = {
  en: {
    maxMessagesPerDay: "What's the maximum number of voice messages that you plan to send per day?",
    averageCallLength: 'What will be the average length of each call that you send?',
    howNumbersAreObtained: 'How do you obtain the phone numbers that you plan to send voice messages to?',
    dedicatedNumbers:
      'How many dedicated phone numbers will you use to send your messages? Why did you choose this number?',
    callsPerNumber:
      'How many calls do you expect to make from each phone number? (1 to X) messages per (day/week/month/other)',
    consent: 'How do you obtain consent to send voice messages to your customers?',
    optOut: 'How can customers opt out of receiving messages from you? How will you process these requests?',
  },
  ja: {
    maxMessagesPerDay: '1 日に送信する予定の音声メッセージの最大数',
    averageCallLength: '発信する通話 1 件あたりの平均の長さ',
    howNumbersAreObtained: '音声メッセージの送信先となる電話番号の取得方法',
    dedicatedNumbers: 'メッセージの送信に使用する専用電話番号の数と、その数を選んだ理由',
    callsPerNumber: '各電話番号からの発信数の見込み (1 日、1 週間、1 か月などの期間あたりの件数)',
    consent: '音声メッセージの送信についてお客様の同意を得る方法',
    optOut: 'お客様がメッセージの受信を停止 (オプトアウト) する方法と、その要求の処理方法',
  },
} as const satisfies Record<ContactLanguage, Record<Question, string>>;

/** The fixed words of the packet for production access. */
export interface PacketWords {
  readonly subject: (region: string, reference: string) => string;
  readonly opening: (region: string, reference: string) => string;
  readonly request: string;
  readonly region: string;
  readonly resourceType: string;
  readonly quota: string;
  readonly newValue: string;
  readonly spendLimit: string;
  readonly spendQuota: string;
  readonly useCase: string;
  readonly website: string;
  readonly service: string;
  readonly questions: string;
  readonly unanswered: string;
  readonly language: string;
}

/**
 * The form that AWS has today asks for the quota “voice production access” with the value 1, and keeps the spend limit
 * as another quota (AWS End User Messaging user guide, moving out of the sandbox). The guide asks for both in one.
 */
export const PACKET_WORDS: Readonly<Record<ContactLanguage, PacketWords>> = {
  en: {
    subject: (region, reference) => `Production access for voice in ${region} (our reference ${reference})`,
    opening: (region, reference) =>
      `We request production access for voice messages in ${region}. Our reference is ${reference}.`,
    request: 'REQUEST',
    region: 'Region',
    resourceType: 'Resource type: General Limits',
    quota: 'Limit: Production Access (quota: voice production access)',
    newValue: 'New value: 1',
    spendLimit: 'New limit value, the most that we want to spend on voice messages each calendar month',
    spendQuota:
      'AWS keeps this spend limit as a quota of its own (voice message monthly spend, L-FDAE1CE0). Tell us if this case does not cover it, so that we ask for it separately.',
    useCase: 'USE CASE DESCRIPTION',
    website: 'The website or app of the company or service that will send voice messages',
    service: 'The service that it provides, and how voice messages contribute to that service',
    questions: 'QUESTIONS',
    unanswered: 'Not answered.',
    language: 'Preferred contact language: English',
  },
  ja: {
    subject: (region, reference) => `${region} での音声の本番アクセスの申請 (当社参照番号 ${reference})`,
    opening: (region, reference) =>
      `${region} での音声メッセージの本番アクセスを申請します。当社の参照番号は ${reference} です。`,
    request: '【申請内容】',
    region: 'リージョン',
    resourceType: 'リソースタイプ: General Limits',
    quota: '制限: Production Access (クォータ: voice production access)',
    newValue: '新しい値: 1',
    spendLimit: '新しい制限値 (1 か月の音声メッセージに対する支出の上限)',
    spendQuota:
      'この支出の上限は、AWS では別のクォータ (voice message monthly spend、L-FDAE1CE0) です。このケースの対象外の場合は、別途申請しますのでお知らせください。',
    useCase: '【ユースケースの説明】',
    website: '音声メッセージを送信する企業またはサービスのウェブサイトまたはアプリ',
    service: '提供するサービスの内容と、音声メッセージがそのサービスで果たす役割',
    questions: '【質問への回答】',
    unanswered: '未回答です。',
    language: '希望する連絡言語: 日本語',
  },
};
