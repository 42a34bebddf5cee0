import { startPreview } from './src/preview/server/server.ts';
import { chromium } from 'playwright-core';
const p=await startPreview({dist:'/work/hb/dist',attempts:'/tmp/hb-attempts2.json'});
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
 const c=await b.newContext({viewport:{width:1000,height:800}});
 const page=await c.newPage();
 const go=async()=>{await page.goto(p.url+'/lab/m1?lms=moodle&learner=z'+Date.now()%1+'q');
 const f=(await (await page.waitForSelector('#scorm_object')).contentFrame())!;
 await f.waitForSelector('sam-save-status[data-kind]');await page.waitForTimeout(600);return f};
 const f=await go();
 await f.evaluate(()=>{location.hash='l_naturkraft'}); await page.waitForTimeout(500);
 await f.evaluate(()=>document.querySelector('#l_naturkraft .sam-question')!.scrollIntoView()); await page.waitForTimeout(2500);
 for (let i=0;i<3;i++){
 await page.goto(p.url+'/forhandsvisning.css');
 const g=await go();
 console.log(await g.evaluate(()=>new Promise(r=>{const s:any[]=[];new PerformanceObserver(l=>{for(const e of l.getEntries() as any) s.push([e.value,e.startTime,e.sources.map((x:any)=>[x.node?.outerHTML?.slice(0,60)??x.node?.nodeName,JSON.stringify(x.previousRect),JSON.stringify(x.currentRect)].join(' '))])}).observe({type:'layout-shift',buffered:true});setTimeout(()=>r(JSON.stringify(s,null,1)),400)})));
 console.log(await g.evaluate(()=>[scrollY,document.querySelector('.sam-notice')?.outerHTML,performance.getEntriesByType('paint').map(e=>[e.name,e.startTime]),performance.getEntriesByType('resource').map(e=>[e.name.split('/').pop(),e.startTime,(e as any).responseEnd])]));
 }
await b.close(); await p.close(); process.exit(0);
