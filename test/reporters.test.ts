import { readFile } from 'node:fs/promises';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { reportOn } from '../src/model/message.js';
import { loadReporter, type ReporterName } from '../src/report/index.js';
import type { RuleInfo } from '../src/model/rule-info.js';

const TEXT = 'Talks\nThe talks of June 18-19 are the first.\nThey are the second ::error::]]>.\n';

const rules: readonly RuleInfo[] = [
  { id: 'range-hyphen', level: 'info', summary: 'A hyphen in a range', why: 'It looks odd.' },
  { id: 'unused-one', level: 'error', summary: 'What is not found', why: 'No reason.' },
];

/** Two files: one with a finding of each level, named to be hard to quote, and one without. */
function makeFiles(): readonly VFile[] {
  const cwd = '/home/desk';
  const file = new VFile({ cwd, path: 'source/a b,c:100%é.txt', value: TEXT });
  const report = reportOn(file, { strict: false });
  const at = (line: number, column: number, length: number) => ({
    start: { line, column },
    end: { line, column: column + length },
  });
  report({
    id: 'section-odd',
    level: 'error',
    reason: '"first" contradicts "second" <&> 100%,\u0007 a:b',
    hint: 'Keep one of them.',
    place: at(2, 29, 9),
    related: [{ reason: 'Here it is "second"', place: at(3, 10, 10) }],
  });
  report({
    id: 'range-hyphen',
    level: 'warning',
    reason: '"18-19" is a range with a hyphen',
    hint: 'Use an en dash (–).',
    place: at(2, 21, 1),
    fix: '–',
    editorial: true,
  });
  report({ id: 'rules-language', level: 'info', reason: 'The language is fr' });
  return [file, new VFile({ cwd, path: '/elsewhere/clean.md', value: '# Clean' })];
}

async function print(name: ReporterName, files = makeFiles()): Promise<string> {
  const report = await loadReporter(name);
  return report(files, { color: false, info: true, generator: 'Galley 1.2.3', rules });
}

describe('json', () => {
  it('is that of vfile-reporter-json, with related places', async () => {
    const [file, clean] = JSON.parse(await print('json')) as [{ messages: unknown[] }, unknown];
    expect(clean).toEqual({
      path: '/elsewhere/clean.md',
      cwd: '/home/desk',
      history: ['/elsewhere/clean.md'],
      messages: [],
    });
    expect(file.messages).toMatchInlineSnapshot(`
      [
        {
          "reason": "The language is fr",
          "ruleId": "rules-language",
          "source": "galley",
        },
        {
          "column": 21,
          "expected": [
            "–",
          ],
          "fatal": false,
          "line": 2,
          "note": "Use an en dash (–).",
          "place": {
            "end": {
              "column": 22,
              "line": 2,
            },
            "start": {
              "column": 21,
              "line": 2,
            },
          },
          "reason": ""18-19" is a range with a hyphen",
          "ruleId": "range-hyphen",
          "source": "galley",
        },
        {
          "column": 29,
          "fatal": true,
          "line": 2,
          "note": "Keep one of them.",
          "place": {
            "end": {
              "column": 38,
              "line": 2,
            },
            "start": {
              "column": 29,
              "line": 2,
            },
          },
          "reason": ""first" contradicts "second" <&> 100%, a:b",
          "related": [
            {
              "place": {
                "end": {
                  "column": 20,
                  "line": 3,
                },
                "start": {
                  "column": 10,
                  "line": 3,
                },
              },
              "reason": "Here it is "second"",
            },
          ],
          "ruleId": "section-odd",
          "source": "galley",
        },
      ]
    `);
  });
});

describe('sarif', async () => {
  const schema = JSON.parse(
    await readFile('test/schemas/sarif-schema-2.1.0.json', 'utf8'),
  ) as object;
  const ajv = new AjvDraft4.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const parse = async (files?: readonly VFile[]) =>
    JSON.parse(await print('sarif', files)) as object;

  it('is valid against the schema that OASIS publishes', async () => {
    validate(await parse());
    expect(validate.errors).toBeNull();
    validate(await parse([]));
    expect(validate.errors).toBeNull();
    expect(validate({ ...(await parse()), version: '2.2' })).toBe(false);
  });

  it('has rules, places, related places, fixes and fingerprints', async () => {
    expect(await parse()).toMatchInlineSnapshot(`
      {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "runs": [
          {
            "columnKind": "utf16CodeUnits",
            "results": [
              {
                "level": "note",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "source/a%20b%2Cc%3A100%25%C3%A9.txt",
                        "uriBaseId": "%SRCROOT%",
                      },
                      "region": {
                        "startLine": 1,
                      },
                    },
                  },
                ],
                "message": {
                  "text": "The language is fr.",
                },
                "partialFingerprints": {
                  "galley/v1": "rules-language: the language is fr (1)",
                },
                "ruleId": "rules-language",
                "ruleIndex": 1,
              },
              {
                "fixes": [
                  {
                    "artifactChanges": [
                      {
                        "artifactLocation": {
                          "uri": "source/a%20b%2Cc%3A100%25%C3%A9.txt",
                          "uriBaseId": "%SRCROOT%",
                        },
                        "replacements": [
                          {
                            "deletedRegion": {
                              "endColumn": 22,
                              "endLine": 2,
                              "startColumn": 21,
                              "startLine": 2,
                            },
                            "insertedContent": {
                              "text": "–",
                            },
                          },
                        ],
                      },
                    ],
                    "description": {
                      "text": "Use an en dash (–).",
                    },
                  },
                ],
                "level": "warning",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "source/a%20b%2Cc%3A100%25%C3%A9.txt",
                        "uriBaseId": "%SRCROOT%",
                      },
                      "region": {
                        "endColumn": 22,
                        "endLine": 2,
                        "startColumn": 21,
                        "startLine": 2,
                      },
                    },
                  },
                ],
                "message": {
                  "text": ""18-19" is a range with a hyphen. Use an en dash (–).",
                },
                "partialFingerprints": {
                  "galley/v1": "range-hyphen: 18 19 (1)",
                },
                "ruleId": "range-hyphen",
                "ruleIndex": 0,
              },
              {
                "level": "error",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "source/a%20b%2Cc%3A100%25%C3%A9.txt",
                        "uriBaseId": "%SRCROOT%",
                      },
                      "region": {
                        "endColumn": 38,
                        "endLine": 2,
                        "startColumn": 29,
                        "startLine": 2,
                      },
                    },
                  },
                ],
                "message": {
                  "text": ""first" contradicts "second" <&> 100%, a:b. Keep one of them.",
                },
                "partialFingerprints": {
                  "galley/v1": "section-odd: the first (1)",
                },
                "relatedLocations": [
                  {
                    "id": 0,
                    "message": {
                      "text": "Here it is "second".",
                    },
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "source/a%20b%2Cc%3A100%25%C3%A9.txt",
                        "uriBaseId": "%SRCROOT%",
                      },
                      "region": {
                        "endColumn": 20,
                        "endLine": 3,
                        "startColumn": 10,
                        "startLine": 3,
                      },
                    },
                  },
                ],
                "ruleId": "section-odd",
                "ruleIndex": 2,
              },
            ],
            "tool": {
              "driver": {
                "name": "Galley",
                "rules": [
                  {
                    "defaultConfiguration": {
                      "level": "note",
                    },
                    "fullDescription": {
                      "text": "It looks odd.",
                    },
                    "help": {
                      "markdown": "It looks odd.

      To accept one, write \`<!-- galley-ok range-hyphen: reason -->\` on the line before.",
                      "text": "It looks odd.

      To accept one, write <!-- galley-ok range-hyphen: reason --> on the line before.",
                    },
                    "id": "range-hyphen",
                    "shortDescription": {
                      "text": "A hyphen in a range.",
                    },
                  },
                  {
                    "fullDescription": {
                      "text": "See docs/source-format.md, Findings.",
                    },
                    "help": {
                      "text": "See docs/source-format.md, Findings.",
                    },
                    "id": "rules-language",
                    "shortDescription": {
                      "text": "Rules language.",
                    },
                  },
                  {
                    "fullDescription": {
                      "text": "See docs/source-format.md, Findings.",
                    },
                    "help": {
                      "text": "See docs/source-format.md, Findings.",
                    },
                    "id": "section-odd",
                    "shortDescription": {
                      "text": "Section odd.",
                    },
                  },
                ],
                "version": "1.2.3",
              },
            },
          },
        ],
        "version": "2.1.0",
      }
    `);
  });

  it('gives a finding the same fingerprint where lines have moved', async () => {
    const read = async (before: string) => {
      const file = new VFile({ path: 'a.txt', value: `${before}June 18-19 and May\n18-19.` });
      const report = reportOn(file, { strict: false });
      const line = before.split('\n').length;
      for (const [at, column] of [
        [line, 8],
        [line + 1, 3],
      ] as const) {
        const start = { line: at, column };
        const place = { start, end: { line: at, column: column + 1 } };
        report({ id: 'range-hyphen', level: 'info', reason: 'A hyphen', place });
      }
      const text = await print('sarif', [file]);
      return [...text.matchAll(/"galley\/v1": "(.*)"/g)].map(([, it]) => it);
    };
    expect(await read('')).toEqual(['range-hyphen: 18 19 (1)', 'range-hyphen: 18 19 (2)']);
    expect(await read('New\nlines\n')).toEqual(await read(''));
  });
});

describe('github', () => {
  it('is one workflow command a finding, with everything escaped', async () => {
    expect(await print('github')).toMatchInlineSnapshot(`
      "::notice file=/home/desk/source/a b%2Cc%3A100%25é.txt,line=1,endLine=1,title=rules-language::The language is fr.
      ::warning file=/home/desk/source/a b%2Cc%3A100%25é.txt,line=2,endLine=2,col=21,endColumn=22,title=range-hyphen::"18-19" is a range with a hyphen.%0AUse an en dash (–).
      ::error file=/home/desk/source/a b%2Cc%3A100%25é.txt,line=2,endLine=2,col=29,endColumn=38,title=section-odd::"first" contradicts "second" <&> 100%25,\\u0007 a:b.%0AKeep one of them.%0ALine 3: Here it is "second".
      2 briefings: 1 error, 1 warning, 1 info
      "
    `);
  });
});

describe('junit', () => {
  it('is one suite a file and one case a finding', async () => {
    const xml = await print('junit');
    expect(xml).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="galley" tests="4" failures="1" errors="0">
      <testsuite name="source/a b,c:100%é.txt" tests="3" failures="1" errors="0">
      <testcase classname="source/a b,c:100%é.txt" name="rules-language 1:1" file="source/a b,c:100%é.txt" line="1">
      <system-out>info: The language is fr.</system-out>
      </testcase>
      <testcase classname="source/a b,c:100%é.txt" name="range-hyphen 2:21" file="source/a b,c:100%é.txt" line="2">
      <system-out>warning: "18-19" is a range with a hyphen.
      Use an en dash (–).</system-out>
      </testcase>
      <testcase classname="source/a b,c:100%é.txt" name="section-odd 2:29" file="source/a b,c:100%é.txt" line="2">
      <failure type="section-odd" message="&#x22;first&#x22; contradicts &#x22;second&#x22; &#x3C;&#x26;> 100%,\\u0007 a:b">"first" contradicts "second" &#x3C;&#x26;> 100%,\\u0007 a:b.
      Keep one of them.
      Line 3: Here it is "second".</failure>
      </testcase>
      </testsuite>
      <testsuite name="/elsewhere/clean.md" tests="1" failures="0" errors="0">
      <testcase classname="/elsewhere/clean.md" name="no findings"/>
      </testsuite>
      </testsuites>
      "
    `);
    expect(() => fromXml(xml)).not.toThrow();
  });

  it('is well-formed whatever stands in a text', async () => {
    const file = new VFile({ path: 'a\u0000\u{FFFF}\uD800"&<.txt' });
    const reason = '\u0000\u000B\u{FFFE}\uDC00]]><!--&amp;\r\n';
    reportOn(file, { strict: false })({ id: 'odd', level: 'error', reason, hint: reason });
    reportOn(file, { strict: false })({ id: 'odd', level: 'info', reason, hint: reason });
    const xml = await print('junit', [file]);
    expect(() => fromXml(xml)).not.toThrow();
    expect(() => fromXml(xml.replace('</failure>', ''))).toThrow('Could not parse XML');
  });
});
