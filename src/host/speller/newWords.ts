import type { ExtraWord } from './engine.ts'

/** Words of newsrooms and of today's news, and the name of this program, that the shipped dictionaries have not: each alone or with the word that it is inflected as. */
const WORDS = {
  fr: `chapô/robot covid/robot Covid chatbot/robot livestream/robot visio/robot bashing/robot mapping/robot coworking/robot
    crowdfunding/robot deepfake/disque datacenter/robot vegan vegans flashmob/robot vaccinodrome/stade mégabassine/bassine
    écoanxiété/anxiété éco-anxiété/anxiété mégafeu mégafeux ultratrail/robot padel/robot agrivoltaïsme/séisme feat playoffs play-off
    play-offs ok grand-rue sapeuse-pompière sapeuses-pompières Ste Markdown`,
  en: `covid/robot Covid chatbot/robot wifi livestream/robot youtuber/robot ok standfirst/robot influencer/robot cyberattack/robot
    cybersecurity/robot fintech/robot coworking lockdown/robot staycation/robot antivax anti-vax anti-vaxxer/robot unvaccinated
    ebike/robot decarbonization/robot decarbonisation/robot decarbonize decarbonise rewilding skatepark/robot councillor/robot
    wellbeing/robot deepfake/robot eg ie Marbre Markdown`,
} as const

function isListed(language: string): language is keyof typeof WORDS {
  return Object.hasOwn(WORDS, language)
}

/** The new words of a language (BCP 47). */
export function newWordsOf(language: string): ExtraWord[] {
  const primary = language.toLowerCase().split('-')[0] ?? ''
  if (!isListed(primary)) return []
  return WORDS[primary].split(/\s+/).map((entry) => {
    const [word = '', model = null] = entry.split('/')
    return { word, model }
  })
}
