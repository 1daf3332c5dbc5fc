import { type JsonObject, numberOf, objectOf, objectsOf, stringOf } from '../json.ts';
import type { BlockProps } from './block-props.ts';
import { NotRendered } from './not-rendered.tsx';
import { ScrollBox } from './scroll-box.tsx';

interface Series {
  readonly name: string;
  /** By label. */
  readonly points: ReadonlyMap<string, string>;
}

function readPoints(value: unknown): Map<string, string> {
  const points = objectsOf(value).map((point): [string, string] => [
    stringOf(point.label),
    String(numberOf(point.value) ?? ''),
  ]);
  return new Map(points);
}

function readSeries(chart: JsonObject): Series[] {
  const series = objectsOf(chart.series).map(({ name, data }) => ({
    name: stringOf(name),
    points: readPoints(data),
  }));
  return series.length > 0 ? series : [{ name: 'Value', points: readPoints(chart.segments) }];
}

/** The figures of a chart as a table: what a chart says without its drawing. */
export function ChartBlock({ block }: BlockProps) {
  const chart = objectOf(block.chart);
  const title = stringOf(block.title);
  const series = readSeries(chart);
  const labels = [...new Set(series.flatMap(({ points }) => [...points.keys()]))];
  if (labels.length === 0) return <NotRendered what="data_visualization" about={title} />;
  return (
    <ScrollBox label={title}>
      <table class="bk-table">
        <caption class="bk-caption">
          {title} <span class="bk-muted">({stringOf(chart.type)} chart, drawn as a table here)</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{stringOf(objectOf(chart.axis_config).x_label) || 'Label'}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" class="bk-align-right">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ name, points }) => (
                <td key={name} class="bk-align-right">
                  {points.get(label) ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
