import { describe, expect, test } from 'vitest';
import { privateKindOfName } from '../../../../sim/io/table/privateWords.ts';
import { label, number, problems, read } from './support.ts';

describe('columns named for what must not be read', () => {
  test.each([
    ['name', 'names'], ['Full Name', 'names'], ['girl_name', 'names'], ['firstName', 'names'], ['ឈ្មោះ', 'names'],
    ['phone', 'phone numbers'], ['Phone1', 'phone numbers'], ['mobile number', 'phone numbers'], ['tel.', 'phone numbers'],
    ['dob', 'birth dates'], ['birth_date', 'birth dates'], ['BirthDate', 'birth dates'], ['date of birth', 'birth dates'],
    ['lat', 'coordinates'], ['GPS_lon', 'coordinates'], ['Longitude', 'coordinates'], ['x_coord', 'coordinates'],
    ['e-mail address', 'addresses'], ['comments', 'free text'], ['notes_2', 'free text'], ['passport', 'identity numbers'],
  ])('%s says %s', (name, kind) => expect(privateKindOfName(name)).toBe(kind));

  test.each(['y', 'weight', 'stratum', 'venue', 'age', 'birth_year', 'births', 'latent', 'longest', 'village', 'hotline', 'police', 'street', 'api.stu', 'unnamed', 'LA', 'NGO', 'country_of_birth'])(
    '%s is read', (name) => expect(privateKindOfName(name)).toBeUndefined());

  test('it is refused when it is named, and lies unread in the file when it is not', () => {
    const text = 'name,y\nSok Dara,1\nChan Thy,0\n';
    expect(problems(text, [label('name'), number('y')])).toMatchObject([{ code: 'E6020', place: { path: 'name' } }]);
    expect('table' in read(text, [number('y')])).toBe(true);
  });
});

describe('columns that hold what must not be read, whatever they are called', () => {
  const rows = (make: (i: number) => string, n = 40): string => `c,y\n${Array.from({ length: n }, (_, i) => `"${make(i)}",1`).join('\n')}\n`;
  const first = ['Sok', 'Chan', 'Dara', 'Bopha', 'Vanna', 'Sophea', 'Rithy'];
  const last = ['Dara', 'Thy', 'Kim', 'Ly', 'Heng', 'Seng', 'Chea'];
  test.each([
    ['names', 'label', (i: number) => `${first[i % 7]} ${last[Math.floor(i / 7) % 7]}`],
    ['names', 'label', (i: number) => `សុខ ដារា${'កខគឃងចឆជឈញ'[i % 10]}${'ដឋឌ'[i % 3]}`],
    ['phone numbers', 'label', (i: number) => `012 345 ${100 + i}`],
    ['phone numbers', 'number', (i: number) => `012345${100 + i}`],
    ['phone numbers', 'number', (i: number) => `+855 12 345 ${100 + i}`],
    ['phone numbers', 'number', (i: number) => `85512345${100 + i}`],
    ['birth dates', 'label', (i: number) => `${1990 + (i % 15)}-03-1${i % 9}`],
    ['birth dates', 'number', (i: number) => `1${i % 9}/03/${1990 + (i % 15)}`],
    ['birth dates', 'number', (i: number) => `${1990 + (i % 15)}031${i % 9}`],
    ['coordinates', 'number', (i: number) => `11.5${5000 + 7 * i}`],
    ['coordinates', 'number', (i: number) => `104.9${1000 + 13 * i}`],
    ['coordinates', 'label', (i: number) => `11.5${500 + i}, 104.9${100 + i}`],
    ['coordinates', 'label', (i: number) => `11°33'${10 + i}"N`.replaceAll('"', '')],
    ['addresses', 'label', (i: number) => `a${i}@example.org`],
    ['free text', 'label', (i: number) => (i === 30 ? 'this cell has words enough to be a sentence that somebody wrote' : 'none given')],
    ['free text', 'label', (i: number) => (i === 30 ? 'x'.repeat(150) : 'none given')],
  ] as const)('%s in a %s column', (kind, type, make) => {
    const found = problems(rows(make), [type === 'label' ? label('c') : number('c')]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: 'E6020', place: { path: 'c' } });
    expect(found[0]!.what).toContain(kind);
    for (const i of [0, 7, 39]) expect(JSON.stringify(found)).not.toContain(make(i));
  });

  test.each([
    ['places with many rows each', 'label', (i: number) => ['Phnom Penh', 'Siem Reap', 'Sihanoukville'][i % 3]!],
    ['codes', 'label', (i: number) => `venue-${i}`],
    ['days of fieldwork', 'label', (i: number) => `2012-1${i % 2}-1${i % 9}`],
    ['weights with decimals', 'number', (i: number) => ['12.3456', '13.0001', '10.25'][i % 3]!],
    ['weights beyond the box', 'number', (i: number) => String(3.123456 * (i + 1))],
    ['counts', 'number', (i: number) => String(i)],
    ['years', 'label', (i: number) => String(2000 + (i % 20))],
  ] as const)('%s are read', (_, type, make) => {
    expect('table' in read(rows(make), [type === 'label' ? label('c') : number('c')])).toBe(true);
  });
});
