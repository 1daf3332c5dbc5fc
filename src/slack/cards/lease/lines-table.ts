import type { TableBlock } from '@slack/types';
import { countryName } from '#src/domain/countries.ts';
import { formatMoney } from '#src/domain/money.ts';
import type { LineView, OrderView } from '#src/domain/request-view.ts';
import { isSurelyNotBought } from '../../error-text.ts';
import { priceOfOrder } from '../../money-text.ts';
import {
  NUMBER_STATUS_WORDS,
  NUMBER_TYPE_WORDS,
  ORDER_STATUS_WORDS,
  sentenceCase,
  USE_CASE_WORDS,
} from '../../words.ts';
import { table } from '../table.ts';

interface Price {
  readonly monthlyCents: number;
  readonly currency: string;
  readonly isSample: boolean;
}

/** The one currency of a column, which then stands in its title; undefined where prices differ in it. */
function commonCurrency(prices: readonly (Price | undefined)[]): string | undefined {
  const currencies = new Set(prices.flatMap((price) => (price === undefined ? [] : [price.currency])));
  return currencies.size === 1 ? [...currencies][0] : undefined;
}

const priceTitle = (currency: string | undefined): string =>
  currency === undefined ? 'Price per month' : `${currency} per month`;

function amount(cents: number, currency: string, isInTitle: boolean): string {
  const money = formatMoney(cents, currency);
  return isInTitle ? money.slice(currency.length + 1) : money;
}

function priceCell(price: Price | undefined, quantity: number, isInTitle: boolean): string {
  if (price === undefined) return 'not known';
  const { monthlyCents, currency, isSample } = price;
  const each = amount(monthlyCents, currency, isInTitle);
  const sum =
    quantity === 1 ? each : `${quantity} × ${each} = ${amount(monthlyCents * quantity, currency, isInTitle)}`;
  return isSample ? `${sum} (sample)` : sum;
}

/** What was asked for, one row per line. */
export function linesTable(lines: readonly LineView[]): TableBlock {
  const currency = commonCurrency(lines.map((line) => line.quote));
  return table(
    [
      { title: 'Country' },
      { title: 'Use case' },
      { title: 'Type' },
      { title: 'Quantity', align: 'right' },
      { title: priceTitle(currency), align: 'right' },
    ],
    lines.map(({ country, useCase, numberType, quantity, quote }) => [
      { text: countryName(country) },
      { text: USE_CASE_WORDS[useCase] },
      { text: sentenceCase(NUMBER_TYPE_WORDS[numberType]) },
      { text: String(quantity) },
      { text: priceCell(quote, quantity, currency !== undefined) },
    ]),
  );
}

function numberCell({ status, number }: OrderView): { text: string; isCode?: boolean } {
  if (number !== undefined && status === 'leased') return { text: number.phoneNumber, isCode: true };
  return { text: status === 'failed' ? 'none' : 'not yet' };
}

function statusCell({ status, number }: OrderView): string {
  const words =
    status === 'leased' && number !== undefined
      ? NUMBER_STATUS_WORDS[number.status]
      : ORDER_STATUS_WORDS[status];
  return sentenceCase(words);
}

function orderPriceCell(order: OrderView, price: Price | undefined, isInTitle: boolean): string {
  if (order.status === 'failed') return isSurelyNotBought(order) ? 'none' : 'not known';
  return priceCell(price, 1, isInTitle);
}

/** What became of it, one row per number. */
export function ordersTable(orders: readonly OrderView[], localVoice: boolean): TableBlock {
  const prices = orders.map((order) =>
    order.status === 'failed' ? undefined : priceOfOrder(order, localVoice),
  );
  const currency = commonCurrency(prices);
  return table(
    [
      { title: 'Number' },
      { title: 'Country' },
      { title: 'Use case' },
      { title: priceTitle(currency), align: 'right' },
      { title: 'Status' },
    ],
    orders.map((order, index) => [
      numberCell(order),
      { text: countryName(order.line.country) },
      { text: USE_CASE_WORDS[order.line.useCase] },
      { text: orderPriceCell(order, prices[index], currency !== undefined) },
      { text: statusCell(order) },
    ]),
  );
}
