/** Lessons of module M1 in their order, without the test; each has one question, `q_` for `l_`. */
export const lessons = ['l_mandag', 'l_mer_enn', 'l_naturkraft', 'l_atte_kommuner', 'l_min_hverdag'];

/** Questions of its test, in their order. */
export const testQuestions = [
  't_hva_er',
  't_hvem_kan',
  't_oppdatering',
  't_innsikt_2017',
  't_atte_kommuner',
  't_undersokelse',
];
