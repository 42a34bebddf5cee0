import { readDocx } from './docx/docx.ts';
import { fileType } from './file-type.ts';
import type { ImportedFile } from './item.ts';
import { ImportFault, type Notes } from './notes.ts';
import type { Pictures } from './pictures.ts';
import { readAiken } from './quiz/aiken.ts';
import { readGift } from './quiz/gift.ts';
import { readText } from './read-text.ts';

/** A file as it lies on disk. */
export interface ImportSource {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a file of any kind that we know; throws `ImportFault` for one that is of no use.
 * @param isSingle whether all of it is to be one lesson, whatever headings it has
 */
export async function importFile(
  source: ImportSource,
  notes: Notes,
  pictures: Pictures,
  isSingle = false,
): Promise<ImportedFile> {
  try {
    return await read(source, notes, pictures, isSingle);
  } catch (fault) {
    if (fault instanceof ImportFault) throw fault;
    const text = `Importen stoppet ved noe i filen som den ikke forstår: ${fault instanceof Error ? fault.message : fault}`;
    throw new ImportFault(`${text}\nMeld fra til dem som lager Samspill, og legg ved filen.`, { cause: fault });
  }
}

async function read(
  { name, bytes }: ImportSource,
  notes: Notes,
  pictures: Pictures,
  isSingle: boolean,
): Promise<ImportedFile> {
  const type = fileType(name, bytes);
  if (type === 'docx') return readDocx(bytes, notes, pictures, isSingle);
  const text = readText(bytes, notes);
  const lesson = type === 'gift' ? readGift(text, notes, pictures) : readAiken(text, notes, pictures);
  return { ...(lesson.title !== undefined && { title: lesson.title }), lessons: [lesson] };
}
