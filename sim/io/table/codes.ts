/** Every problem code that reading somebody's data file gives, with one sentence. Codes are never reused for something else. */
export const dataCodes = {
  E6001: 'There is no such file, or it cannot be read.',
  E6002: 'The file is not text in UTF-8.',
  E6003: 'The file is empty, or has a header and nothing else.',
  E6004: 'A named column is not in the header.',
  E6005: 'A named column is in the header more than once.',
  E6006: 'A row has more or fewer cells than the header.',
  E6007: 'A quoted cell is not closed, or text follows its closing quote.',
  E6008: 'A cell is empty or says that it is missing.',
  E6009: 'A cell is not a number.',
  E6010: 'A number is outside what its column may hold.',
  E6020: 'A named column looks like names, phone numbers, birth dates, coordinates, addresses or free text, and is not read.',
  E6030: 'The columns of a design contradict each other.',
  E6040: 'The data cannot answer the question: there is no estimate.',
  E6099: 'More problems were found than are listed.',
} as const;

export type DataCode = keyof typeof dataCodes;
