import { readString } from '../read/text';
import { knownAreas } from '../known-areas';
import type { ActionPlanReading, DecisionItem, PaperReading, TeamOrderReading } from './paper-reading';
import { recognisePaper } from './recognise-paper';

const directory = knownAreas();
const read = (text: string): PaperReading => recognisePaper(readString(text), directory);
const rows = (...cells: string[][]): string => cells.map((row) => row.join('\t')).join('\n');
const codes = (paper: PaperReading): string[] => paper.findings.map(({ code }) => code);

/** Minutes of a district around their table or prose. */
const minutes = (body: string): string => `গণপ্রজাতন্ত্রী বাংলাদেশ সরকার
জেলা প্রশাসকের কার্যালয়, পঞ্চগড়
panchagarh.gov.bd

জেলা ইনোভেশন টিমের সভার কার্যবিবরণী
সভাপতি : জেলা প্রশাসক, পঞ্চগড়
তারিখ : ০৫/০৩/২০২৪
সময় : বেলা ২.৩০ টা

${body}

সভার সমাপ্তি ঘোষণা করা হয়।`;
const decisions = (body: string): (string | null)[][] =>
  (read(minutes(body)).items as readonly DecisionItem[]).map(({ number, topic, decision, implementer }) => [
    number,
    topic,
    decision,
    implementer,
  ]);

const first = ['১', 'পোর্টাল', 'পোর্টাল যাচাই করতে হবে।', 'টিম'];
const second = ['২', 'মেলা', 'মেলা করতে হবে।', 'সকল দপ্তর'];

describe('decisions in tables', () => {
  test('headings may be misspelt, in two lines, with a row of numbers below', () => {
    expect(
      decisions(
        rows(
          ['ক্রঃ', 'আলোচ্ বিষয়', 'সিদ্দান্ত', 'বাস্তবায়ন'],
          ['নং', '', '', 'কারী'],
          ['১', '২', '৩', '৪'],
          first,
          second,
        ),
      ),
    ).toEqual([first, second]);
  });

  test('a column of topics, discussion or numbers may be missing', () => {
    expect(decisions(rows(['ক্রমিক', 'সিদ্ধান্ত', 'বাস্তবায়নে'], ['১', 'ক', 'খ'], ['২', 'গ', 'ঘ']))).toEqual([
      ['১', null, 'ক', 'খ'],
      ['২', null, 'গ', 'ঘ'],
    ]);
    expect(
      decisions(rows(['বিষয়', 'সিদ্ধান্ত'], ['পোর্টাল', 'যাচাই করতে হবে'], ['মেলা', 'আয়োজন করতে হবে'])),
    ).toEqual([
      ['1', 'পোর্টাল', 'যাচাই করতে হবে', null],
      ['2', 'মেলা', 'আয়োজন করতে হবে', null],
    ]);
  });

  test('without headings the columns are taken by custom, and the paper says so', () => {
    const paper = read(minutes(rows(first, second)));
    expect(paper.items).toMatchObject([
      { number: '১', decision: first[2], implementer: 'টিম' },
      { number: '২' },
    ]);
    expect(codes(paper)).toContain('COLUMNS_GUESSED');
  });

  test('a table cut by a page goes on behind the number of the page and its repeated headings', () => {
    const head = ['ক্রমিক নং', 'আলোচ্য বিষয়', 'সিদ্ধান্ত', 'বাস্তবায়নকারী'];
    expect(decisions(`${rows(head, first)}\n\nপাতা-২\n\n${rows(second)}`)).toEqual([first, second]);
    expect(decisions(`${rows(head, first)}\n\n${rows(head, second)}`)).toEqual([first, second]);
  });

  test('a number glued to its topic is parted from it', () => {
    expect(
      decisions(
        rows(
          ['ক্রমিক', 'আলোচ্য বিষয়', 'সিদ্ধান্ত', 'বাস্তবায়নকারী'],
          ['১ পোর্টাল', 'পোর্টাল যাচাই করতে হবে।', 'টিম'],
          second,
        ),
      ),
    ).toEqual([first, second]);
  });

  test('a row with a cell too few is read, with a warning on the item', () => {
    const paper = read(
      minutes(
        rows(
          ['ক্রমিক', 'আলোচ্য বিষয়', 'আলোচনা', 'সিদ্ধান্ত', 'বাস্তবায়নকারী'],
          ['১', 'ক', 'খ', 'গ', 'ঘ'],
          ['২', 'ক', 'গ', 'ঘ'],
        ),
      ),
    );
    expect(paper.findings.filter(({ code }) => code === 'ROW_IRREGULAR')).toMatchObject([
      { item: 1, severity: 'WARNING' },
    ]);
  });

  test('cells in lines of their own are rows again', () => {
    expect(
      decisions(['ক্রমিক নং', 'আলোচ্য বিষয়', 'সিদ্ধান্ত', 'বাস্তবায়নকারী', ...first, ...second].join('\n')),
    ).toEqual([first, second]);
  });

  test('an HTML table and a table of pipes are read alike', () => {
    const html = `<table><tr><th>ক্রম</th><th>বিষয়</th><th>সিদ্ধান্ত</th><th>বাস্তবায়নকারী</th></tr>\n${[first, second].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}\n</table>`;
    expect(decisions(html)).toEqual([first, second]);
    expect(
      decisions(
        [
          '| ক্রম | বিষয় | সিদ্ধান্ত | বাস্তবায়নকারী |',
          '|--|--|--|--|',
          ...[first, second].map((row) => `| ${row.join(' | ')} |`),
        ].join('\n'),
      ),
    ).toEqual([first, second]);
  });

  test('headings of which each word stands on a line of its own, and a column of time limits', () => {
    const paper = read(
      minutes(
        rows(
          ['ক্রঃ', 'আলোচ্য', 'গৃহীত', 'বাস্তবায়নের', 'বাস্তবায়নকারী'],
          ['নং', 'বিষয়', 'সিদ্ধান্ত', 'সময়সীমা', 'কর্তৃপক্ষ/'],
          ['', '', '', '', 'দপ্তর'],
          ['১', 'পোর্টাল', 'পোর্টাল যাচাই করতে হবে।', '৩১/০৩/২০২৪', 'টিম'],
          ['২', 'সভা', 'সভা করতে হবে।', 'প্রতি মাসে', 'সকল দপ্তর'],
          ['৩', 'মেলা', 'মেলা করতে হবে।', 'আগামী সভার পূর্বে', '-'],
          ['৪', 'বুথ', 'বুথ স্থাপন করতে হবে।', '১৫ দিন', 'টিম'],
        ),
      ),
    );
    expect(paper.items).toMatchObject([
      { implementer: 'টিম', dueOn: '2024-03-31', dueBasis: 'STATED', dueRaw: '৩১/০৩/২০২৪' },
      { decisionKind: 'CONTINUING', dueOn: null },
      { implementer: null, dueOn: null, dueBasis: 'NEXT_MEETING' },
      { dueOn: '2024-03-20', dueBasis: 'STATED' },
    ]);
  });

  test('a column of percentages beside the progress is part of it', () => {
    const paper = read(
      `জেলা প্রশাসকের কার্যালয়, পঞ্চগড়\npanchagarh.gov.bd\nবিষয়: বিভাগীয় ইনোভেশন টিমের ০৫/০৩/২০২৪ তারিখে অনুষ্ঠিত সভার সিদ্ধান্ত বাস্তবায়ন অগ্রগতি প্রতিবেদন\n${rows(
        ['ক্রম', 'সিদ্ধান্ত', 'বাস্তবায়নকারী', 'গৃহীত কার্যক্রম', 'বাস্তবায়নের হার'],
        ['১', 'বুথ স্থাপন করতে হবে', 'জেলা প্রশাসক', 'বুথ স্থাপন করা হয়েছে', '১০০%'],
        ['২', 'প্রশিক্ষণ দিতে হবে', 'জেলা প্রশাসক', 'দুটি ব্যাচের কাজ সম্পন্ন হয়েছে', '৬৭%'],
      )}`,
    );
    expect(paper.items).toMatchObject([
      { implementer: 'জেলা প্রশাসক', progress: { status: 'IMPLEMENTED', percent: 100 } },
      { progress: { status: 'IN_PROGRESS', percent: 67 } },
    ]);
  });

  test('the last of the cells in lines of their own may run over two lines', () => {
    expect(
      decisions(
        [
          'ক্রমিক নং',
          'আলোচ্য বিষয়',
          'সিদ্ধান্ত',
          'বাস্তবায়নকারী',
          ...first,
          ...['২', 'মেলা', 'মেলা', 'করতে হবে।', 'সকল দপ্তর'],
        ].join('\n'),
      ),
    ).toEqual([first, second]);
  });

  test('the progress of the last meeting’s decisions is not decided again', () => {
    const old = rows(['ক্রম', 'গত সভার সিদ্ধান্ত', 'বাস্তবায়ন অগ্রগতি'], ['১', 'পুরাতন', 'চলমান']);
    expect(
      decisions(
        `${old}\n\nএরপর আলোচনা হয়।\n\n${rows(['ক্রম', 'আলোচ্য বিষয়', 'সিদ্ধান্ত', 'বাস্তবায়নকারী'], first)}`,
      ),
    ).toEqual([first]);
  });

  test('numbers that repeat or jump are kept and told', () => {
    const paper = read(
      minutes(rows(['ক্রম', 'সিদ্ধান্ত', 'বাস্তবায়নকারী'], ['৩', 'ক', 'খ'], ['৫', 'গ', 'ঘ'], ['৫', 'চ', 'ছ'])),
    );
    expect(paper.items.map((item) => item.number)).toEqual(['৩', '৫', '৫']);
    expect(codes(paper)).toEqual(expect.arrayContaining(['ITEM_NUMBERS_IRREGULAR', 'ITEM_NUMBER_REPEATED']));
  });
});

describe('decisions in prose', () => {
  test('labels may stand with a colon, a visarga, a dash, a number or alone on their line', () => {
    expect(
      decisions(
        'আলোচ্য বিষয়-১ঃ পোর্টাল\nআলোচনা :- পুরাতন তথ্য আছে।\nসিদ্ধান্ত-১ঃ যাচাই করতে হবে।\nবাস্তবায়নকারী ঃ টিম\nআলোচ্য বিষয়-২ঃ মেলা\nসিদ্ধান্ত\nমেলা করতে হবে।\nবাস্তবায়ন: সকল দপ্তর',
      ),
    ).toEqual([
      ['১', 'পোর্টাল', 'যাচাই করতে হবে।', 'টিম'],
      ['২', 'মেলা', 'মেলা করতে হবে।', 'সকল দপ্তর'],
    ]);
  });

  test('thanks in the opening words end nothing, and a discussion may begin with a post', () => {
    expect(
      decisions(
        'সভাপতি সকলকে ধন্যবাদ জানিয়ে সভা শুরু করেন।\n\nস্বাস্থ্য বিভাগ:\nউপপরিচালক জানান যে, তথ্য নেই।\nসিদ্ধান্ত: তথ্য দিতে হবে।\nবাস্তবায়নে: উপপরিচালক\n\nপ্রাথমিক শিক্ষা\nসিদ্ধান্ত: হাজিরা নিতে হবে।\nবাস্তবায়নে: টিম\n(স্বাক্ষরিত)',
      ),
    ).toEqual([
      ['1', 'স্বাস্থ্য বিভাগ', 'তথ্য দিতে হবে।', 'উপপরিচালক'],
      ['2', 'প্রাথমিক শিক্ষা', 'হাজিরা নিতে হবে।', 'টিম'],
    ]);
  });

  test('ordinals number decisions, "discussion 1" a topic, and "discussion and decision" is a decision', () => {
    expect(
      decisions(
        'প্রথম সিদ্ধান্ত: যাচাই করতে হবে।\nবাস্তবায়নে: টিম\n২য় সিদ্ধান্ত: মেলা করতে হবে।\nবাস্তবায়নে: সকল দপ্তর',
      ),
    ).toEqual([
      ['1', null, 'যাচাই করতে হবে।', 'টিম'],
      ['২', null, 'মেলা করতে হবে।', 'সকল দপ্তর'],
    ]);
    expect(
      decisions(
        'আলোচনা-১: পোর্টাল\nতথ্য পুরাতন।\nসিদ্ধান্ত: পোর্টাল যাচাই করতে হবে।\nবাস্তবায়ন: টিম\nআলোচ্য বিষয় (২): মেলা\nআলোচনা ও সিদ্ধান্ত: মেলা করতে হবে।\nবাস্তবায়ন: সকল দপ্তর',
      ),
    ).toEqual([first, second]);
  });

  test('labels in the middle of a paragraph part it', () => {
    expect(
      decisions(
        '১. পোর্টাল : তথ্য পুরাতন। সিদ্ধান্ত: পোর্টাল যাচাই করতে হবে। বাস্তবায়নে: টিম\n২. মেলা : স্থান নিয়ে কথা হয়। সিদ্ধান্ত: মেলা করতে হবে। বাস্তবায়নে: সকল দপ্তর',
      ),
    ).toEqual([first, second]);
  });

  test('a numbered heading is the topic of the decision below it', () => {
    expect(
      decisions(
        '১। পোর্টাল: তথ্য পুরাতন বলে জানানো হয়।\nসিদ্ধান্ত: যাচাই করতে হবে।\nবাস্তবায়নে: টিম।\n২। মেলা: স্থান নিয়ে কথা হয়।\nসিদ্ধান্ত: মেলা করতে হবে।\nবাস্তবায়নে: সকল দপ্তর।',
      ),
    ).toEqual([
      ['১', 'পোর্টাল', 'যাচাই করতে হবে।', 'টিম'],
      ['২', 'মেলা', 'মেলা করতে হবে।', 'সকল দপ্তর'],
    ]);
  });

  test('one list of decisions takes its topics from the agenda above, and implementers from brackets', () => {
    expect(
      decisions(
        'আলোচ্যসূচি:\n১। পোর্টাল\n২। মেলা\n\nসভায় নিম্নলিখিত সিদ্ধান্তসমূহ গৃহীত হয়:\n১। যাচাই করতে হবে। (বাস্তবায়নে: টিম)\n২। মেলা করতে হবে। (বাস্তবায়নেঃ দপ্তর প্রধান (সকল))',
      ),
    ).toEqual([
      ['১', 'পোর্টাল', 'যাচাই করতে হবে।', 'টিম'],
      ['২', 'মেলা', 'মেলা করতে হবে।', 'দপ্তর প্রধান (সকল)'],
    ]);
  });
});

describe('plans', () => {
  const plan = (body: string): ActionPlanReading =>
    read(
      `জেলা প্রশাসকের কার্যালয়, লালমনিরহাট\nlalmonirhat.gov.bd\n\nলালমনিরহাট জেলার বার্ষিক উদ্ভাবন কর্মপরিকল্পনা ২০২৩-২০২৪\n\n${body}`,
    ) as ActionPlanReading;

  test('a plan by indicator takes its end from the target where that is a day', () => {
    const { items } = plan(
      rows(
        ['ক্রম', 'কার্যক্রম', 'কর্মসম্পাদন সূচক', 'একক', 'সূচকের মান', 'লক্ষ্যমাত্রা', '', ''],
        ['', '', '', '', '', 'অসাধারণ', 'অতি উত্তম', 'উত্তম'],
        ['', '', '', '', '', '১০০%', '৯০%', '৮০%'],
        ['১', '২', '৩', '৪', '৫', '৬', '৭', '৮'],
        ['[১.১]', 'ধারণা বাস্তবায়ন', 'বাস্তবায়িত ধারণা', 'তারিখ', '১০', '২৫/০৪/২০২৪', '০৯/০৫/২০২৪', ''],
        ['[১.২]', 'প্রশিক্ষণ', 'প্রশিক্ষণের সংখ্যা', 'সংখ্যা', '৫', '৪', '৩', '২'],
      ),
    );
    expect(items).toMatchObject([
      { number: '১.১', unit: 'তারিখ', weight: 10, target: '২৫/০৪/২০২৪', endsOn: '2024-04-25' },
      { number: '১.২', weight: 5, target: '৪', endsOn: null },
    ]);
  });

  test('a period in one column, and its two ends without the empty cells of their headings', () => {
    expect(
      plan(rows(['বিষয়', 'গৃহীতব্য কাজ', 'সময়কাল'], ['সভা', 'সভা আয়োজন', 'জুলাই ২০২৩ - জুন ২০২৪'])).items,
    ).toMatchObject([
      { subject: 'সভা', task: 'সভা আয়োজন'.normalize('NFC'), startsOn: '2023-07-01', endsOn: '2024-06-30' },
    ]);
    expect(
      plan(
        rows(
          ['ক্রম', 'কার্যক্রম', 'বাস্তবায়নকাল', 'দায়িত্ব'],
          ['', '', 'শুরুর তারিখ', 'সমাপ্তির তারিখ'],
          ['১', 'মেলা', '০১/০২/২০২৪', '০৩/০২/২০২৪', 'টিম'],
        ),
      ).items,
    ).toMatchObject([{ startsOn: '2024-02-01', endsOn: '2024-02-03', responsible: 'টিম' }]);
    expect(
      plan(
        rows(
          ['ক্রম', 'কার্যক্রম', 'বাস্তবায়নকাল', 'দায়িত্ব'],
          ['শুরু', 'শেষ'],
          ['১', 'মেলা', '০১/০২/২০২৪', '০৩/০২/২০২৪', 'টিম'],
        ),
      ).items,
    ).toMatchObject([{ task: 'মেলা', startsOn: '2024-02-01', endsOn: '2024-02-03', responsible: 'টিম' }]);
  });

  test('a step in a place that nobody knows is kept as said, with the nearest names', () => {
    const nested =
      '<table><tr><td>আদিতমারী</td><td>০১/০২/২০২৪</td></tr><tr><td>পাটগ্রাম</td><td>০২/০২/২০২৪</td></tr><tr><td>হাতিবন্দর</td><td>০৩/০২/২০২৪</td></tr></table>';
    const paper = plan(
      rows(
        ['ক্রম', 'কার্যক্রম', 'শুরুর তারিখ', 'সমাপ্তির তারিখ'],
        ['১', `সভা ${nested}`, '০১/০২/২০২৪', '০৩/০২/২০২৪'],
      ),
    );
    expect(paper.items[0]?.occurrences.map(({ area }) => area)).toEqual(['555202', '555270', null]);
    const [told] = paper.findings.filter(({ code }) => code === 'OCCURRENCE_AREA_UNKNOWN');
    expect(told?.message).toMatch(/Nearest: Hatibandha \(555233\), /);
  });

  test('days outside the year and steps outside the period are told', () => {
    const paper = plan(
      rows(
        ['ক্রম', 'কার্যক্রম', 'শুরুর তারিখ', 'সমাপ্তির তারিখ'],
        ['১', 'মেলা', '০১/০২/২০২৪', '০৩/০৮/২০২৪'],
        ['', 'প্রথম', '০১/০১/২০২৪', ''],
      ),
    );
    expect(paper.items[0]?.occurrences).toMatchObject([{ label: 'প্রথম', on: '2024-01-01' }]);
    expect(codes(paper)).toEqual(
      expect.arrayContaining(['PERIOD_OUTSIDE_YEAR', 'OCCURRENCE_OUTSIDE_PERIOD']),
    );
  });
});

describe('team orders', () => {
  const order = (body: string): TeamOrderReading =>
    read(
      `গণপ্রজাতন্ত্রী বাংলাদেশ সরকার\nউপজেলা নির্বাহী অফিসারের কার্যালয়\nডিমলা, নীলফামারী\n\nঅফিস আদেশ\n\nডিমলা উপজেলা ইনোভেশন টিম নিম্নরূপে গঠন করা হলো:\n\n${body}`,
    ) as TeamOrderReading;

  test('a second column of posts holds the roles, and phones are left out', () => {
    const { members } = order(
      rows(
        ['ক্রম', 'নাম ও পদবি', 'কমিটিতে পদবি', 'মোবাইল নম্বর'],
        ['১', 'উপজেলা নির্বাহী অফিসার', 'আহ্বায়ক', '০১৭০০০০০০০০'],
        ['২', 'উপজেলা কৃষি অফিসার, ফোন: ০১৭০০০০০০০১', 'সদস্য সচিব', ''],
      ),
    );
    expect(members).toMatchObject([
      { post: 'উপজেলা নির্বাহী অফিসার', role: 'CHAIR', roleRaw: 'আহ্বায়ক' },
      { post: 'উপজেলা কৃষি অফিসার,', role: 'MEMBER_SECRETARY' },
    ]);
  });

  test('a list without numbers, without the name of the state above, and terms whose numbers begin again', () => {
    const paper = read(
      'অফিস আদেশ\nউপজেলা নির্বাহী অফিসারের কার্যালয়, ডিমলা, নীলফামারী\nডিমলা উপজেলা ইনোভেশন টিম নিম্নোক্ত সমন্বয়ে গঠন করা হলঃ\nউপজেলা নির্বাহী অফিসার, ডিমলা- আহবায়ক\nউপজেলা কৃষি অফিসার, ডিমলা- সদস্য সচিব\nকার্যপরিধিঃ\n১) সভা করা;\n২) ধারণা সংগ্রহ।\n২। টিম সদস্য নিতে পারবে।',
    );
    expect(paper.area).toBe('557312');
    expect(paper.members).toMatchObject([
      { number: '1', post: 'উপজেলা নির্বাহী অফিসার, ডিমলা', role: 'CHAIR' },
      { number: '2', role: 'MEMBER_SECRETARY' },
    ]);
    expect(paper.termsOfReference).toEqual(['সভা করা;', 'ধারণা সংগ্রহ।']);
  });

  test('terms end where the signature or the copies begin', () => {
    const { termsOfReference } = order(
      '১। উপজেলা নির্বাহী অফিসার - সভাপতি\n২। উপজেলা শিক্ষা অফিসার - সদস্য\n\nকার্যপরিধি:\n(ক) সভা করা;\n(খ) ধারণা\nসংগ্রহ করা।\n\nউপজেলা নির্বাহী অফিসার\nঅনুলিপি:\n১। জেলা প্রশাসক',
    );
    expect(termsOfReference).toEqual(['সভা করা;', 'ধারণা সংগ্রহ করা।']);
  });
});
