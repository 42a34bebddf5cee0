import axe from 'axe-core';
import { expect } from 'chai';
import './sheet.element.ts';

const html =
  '<main lang="nb"><p>Utenfor</p><sam-sheet id="l_b1"><article aria-labelledby="l_b1_navn"><h3 id="l_b1_navn">Ta &lt;med&gt;</h3>' +
  '<p>Se <a href="#l_a">leksjonen</a> og <a href="https://x.no">x</a>.</p></article>' +
  '<p><button type="button" data-act="print">Skriv ut arket</button><button type="button" data-act="download">Last ned</button></p></sam-sheet></main>';

function show() {
  document.body.innerHTML = html;
  const sheet = document.querySelector('sam-sheet')!;
  const press = (act: string) => sheet.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)!.click();
  return { sheet, press };
}

describe('sam-sheet', () => {
  it('makes a file of the sheet alone, with nothing that points into the course', async () => {
    const { sheet } = show();
    const text = await sheet.file.text();
    expect(sheet.file.type).to.equal('text/html');
    expect(text).to.match(
      /^<!doctype html><html lang="nb"><meta charset="utf-8"><title>Ta &lt;med&gt;<\/title><style>/,
    );
    expect(text).to.contain('<p>Se leksjonen og <a href="https://x.no">x</a>.</p></article>');
    expect(text).not.to.contain('Utenfor').and.not.to.contain('button');
    expect(sheet.querySelectorAll('a'), 'the document itself').to.have.lengthOf(2);
  });

  it('hands it over under its title', () => {
    const { press } = show();
    const clicked: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      clicked.push(`${this.download} ${this.href.slice(0, 5)}`);
    };
    press('download');
    HTMLAnchorElement.prototype.click = click;
    expect(clicked).to.deep.equal(['Ta-med.html blob:']);
  });

  it('is printed alone, and only while it is printed', () => {
    const { sheet, press } = show();
    const { print } = window;
    let during = '';
    window.print = () => {
      during = sheet.querySelector('article')!.className;
    };
    press('print');
    window.print = print;
    expect(during).to.equal('sam-printed');
    dispatchEvent(new Event('afterprint'));
    expect(sheet.querySelector('article')!.className).to.equal('');
  });

  it('has no accessibility violations', async () => {
    const { sheet } = show();
    expect((await axe.run(sheet)).violations).to.deep.equal([]);
  });
});
