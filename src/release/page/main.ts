import { checkForm } from './check-form.ts';
import { copyButtons } from './copy-buttons.ts';
import { lrsForm } from './lrs-form.ts';
import { pictureButtons } from './picture-buttons.ts';

document.documentElement.classList.add('js');
copyButtons();
pictureButtons();
checkForm();
lrsForm();
