import { checkForm } from './check-form.ts';
import { copyButtons } from './copy-buttons.ts';
import { lrsForm } from './lrs-form.ts';

document.documentElement.classList.add('js');
copyButtons();
checkForm();
lrsForm();
