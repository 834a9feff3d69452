/** Mistakes as people make them, with what was meant: `written=meant`. */
const listed = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [written = '', meant = ''] = pair.split('=')
      return { written: written.replaceAll('_', ' '), meant: meant.replaceAll('_', ' ') }
    })

export const MISTAKES = {
  fr: listed(`
    evenement=événement Etat=État oeuvre=œuvre departementtal=départemental acceuil=accueil language=langage apparament=apparemment
    conseil=conseil maire=maire developement=développement gouvernment=gouvernement parlementtaire=parlementaire batiment=bâtiment
    hopital=hôpital etudiant=étudiant proffesseur=professeur agglomeration=agglomération metropole=métropole adresser=adresser
    addresse=adresse apeler=appeler appercevoir=apercevoir aggression=agression aquérir=acquérir ambigüe=ambiguë annoncé=annoncé
    asoiciation=association assossiation=association atention=attention aujourdhui=aujourd'hui batîment=bâtiment beaucop=beaucoup
    bibliotèque=bibliothèque candidature=candidature chomage=chômage circonscritpion=circonscription cituation=situation
    colectivité=collectivité comerce=commerce comission=commission comité=comité concurence=concurrence conmmune=commune
    conseiler=conseiller consomation=consommation contruction=construction correspondance=correspondance courier=courrier
    davantange=davantage definitif=définitif delai=délai demmande=demande dévelloper=développer difficil=difficile disparraître=disparaître
    echec=échec ecole=école efficasse=efficace electeur=électeur élévage=élevage enquètte=enquête entousiasme=enthousiasme
    environement=environnement exeption=exception exellent=excellent existance=existence fasciliter=faciliter fondammental=fondamental
    généraleman=généralement habbitant=habitant honeur=honneur humannité=humanité indépendament=indépendamment inondattion=inondation
    intervantion=intervention irigation=irrigation jugment=jugement justisse=justice magazin=magasin maintenence=maintenance
    malgrès=malgré ministre=ministre minsitre=ministre necessaire=nécessaire négotiation=négociation nottament=notamment
    ocasion=occasion occurence=occurrence opinon=opinion orgnaisation=organisation parmis=parmi pècheur=pêcheur permètre=permettre
    personel=personnel polution=pollution populattion=population précédament=précédemment preffet=préfet présidant=président
    proffession=profession programe=programme quartié=quartier quellque=quelque rassemblemant=rassemblement recomander=recommander
    renseignemment=renseignement résidance=résidence réuission=réunion saison=saison salariè=salarié sécheresse=sécheresse
    secretaire=secrétaire séccurité=sécurité siècle=siècle sufrage=suffrage supporteur=supporteur syndiqat=syndicat
    téhatre=théâtre tourrisme=tourisme trafic=trafic traffic=trafic tramwey=tramway transpport=transport travaile=travail
    tribunnal=tribunal unversité=université utilisattion=utilisation vallée=vallée véhiculle=véhicule vigneront=vigneron voisinnage=voisinage`),
  en: listed(`
    recieve=receive definately=definitely goverment=government seperate=separate occured=occurred accomodate=accommodate
    acheive=achieve acros=across agression=aggression apparantly=apparently arguement=argument assasination=assassination
    begining=beginning beleive=believe bizzare=bizarre buisness=business calender=calendar carribean=Caribbean catagory=category
    cemetary=cemetery chauffer=chauffeur collegue=colleague comming=coming commitee=committee completly=completely
    concious=conscious curiousity=curiosity dilema=dilemma dissapear=disappear dissapoint=disappoint ecstacy=ecstasy
    embarass=embarrass enviroment=environment existance=existence familar=familiar finaly=finally foriegn=foreign forseeable=foreseeable
    fourty=forty foward=forward freind=friend futher=further gaurd=guard glamourous=glamorous happend=happened harrass=harass
    hte=the humourous=humorous identifed=identified immediatly=immediately incidently=incidentally independant=independent
    interupt=interrupt irresistable=irresistible jewelery=jewelry knowlege=knowledge liason=liaison libary=library
    maintainance=maintenance medecine=medicine millenium=millennium ministerr=minister neccessary=necessary neigbour=neighbor
    noticable=noticeable ocasion=occasion occassion=occasion parliment=parliament pavillion=pavilion persistant=persistent
    pharoah=pharaoh polititian=politician posession=possession prefered=preferred presance=presence propoganda=propaganda
    publically=publicly realy=really recomend=recommend refered=referred religous=religious rember=remember resistence=resistance
    responce=response rythm=rhythm sence=sense siezed=seized succesful=successful supercede=supersede suprise=surprise
    temperture=temperature tendancy=tendency therefor=therefore threshhold=threshold tommorow=tomorrow tounge=tongue
    truely=truly unforseen=unforeseen unfortunatly=unfortunately untill=until wether=weather wich=which writting=writing
    yeild=yield counsil=council electon=election magistratte=magistrate budgett=budget protestors=protesters vilage=village`),
} as const
